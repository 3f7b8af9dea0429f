using Entente.Store;

namespace Entente.Work;

/// <summary>Finds one thing by its key or a beginning of it; what a user types wrong gets the nearest.</summary>
internal static class LedgerKeys
{
    private const int MostNear = 3, LeastLetters = 3;

    /// <param name="names">Names that are good beside keys, such as those of data sets.</param>
    /// <exception cref="UserException">None or several begin so.</exception>
    public static LedgerKey Only(LedgerFile file, string beginning, IEnumerable<string>? names = null)
    {
        if (beginning.Length == 0) throw new UserException("No key was given.", ExitCode.WrongUsage);
        var found = LedgerKey.Find(file, beginning);
        var words = PlainText.OfLine(beginning);
        if (found.Count == 1) return found[0];
        if (found.Count > 1)
            throw new UserException($"'{words}' is the beginning of {found.Count}{(found.Count == 10 ? " or more" : "")} keys: "
                + $"{string.Join(", ", found.Select(f => $"{f.Id} ({f.Kind})"))}. Give more of it.", ExitCode.WrongUsage);
        var near = Near(file, beginning, names ?? []);
        throw new UserException($"{file.FilePath}: nothing in this ledger has a key that begins with '{words}'."
            + $"{(near.Count > 0 ? $" Did you mean {string.Join(", ", near)}?" : "")} Keys are printed by 'entente claims', 'propositions' and 'events'.",
            ExitCode.Untraceable) { IsUnknown = true, Nearest = near };
    }

    // Keys that agree longest, where it looks like a key; else names with the fewest letters to change.
    private static IReadOnlyList<string> Near(LedgerFile file, string beginning, IEnumerable<string> names)
    {
        if (beginning.Length < 2 || beginning[1] != '-') return NearestNames.Of(beginning, names);
        for (var length = beginning.Length - 1; length >= LeastLetters; length--)
            if (LedgerKey.Find(file, beginning[..length]) is { Count: > 0 } found) return [.. found.Take(MostNear).Select(f => f.Id)];
        return [];
    }
}
