using Entente.Actors;
using Entente.Outlook;

namespace Entente.Work.Inputs;

/// <summary>"PRK CONSULT ?" or "? CONSULT PRK" as a question about a stream. Names of several words need no quotes where only one reading is known.</summary>
internal sealed record EventQuery(int Entity, int Relation, bool AsksObject)
{
    /// <exception cref="UserException">Not of that form, or a name that the stream does not have.</exception>
    public static EventQuery Parse(string text, StreamNames names, DateOnly asOf)
    {
        var words = text.Split(text.Contains('\t') ? ['\t'] : [' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var asksObject = words.Length > 0 && words[^1] == "?";
        if (words.Length < 3 || words.Count(w => w == "?") != 1 || (!asksObject && words[0] != "?"))
            throw new UserException($"--query '{PlainText.OfLine(text)}': \"SUBJECT RELATION ?\" or \"? RELATION OBJECT\" is expected, as in "
                + $"\"PRK CONSULT ?\".", ExitCode.WrongUsage);
        var known = asksObject ? words[..^1] : words[1..];
        (string Entity, string Relation)? first = null;
        for (var cut = 1; cut < known.Length; cut++)
        {
            string left = string.Join(' ', known[..cut]), right = string.Join(' ', known[cut..]);
            var (entity, relation) = asksObject ? (left, right) : (right, left);
            int e = Find(names.Entities, entity), r = Find(names.Relations, relation);
            if (e >= 0 && r >= 0) return new(e, r, asksObject);
            if (first is null || e >= 0 || r >= 0) first = (entity, relation);
        }
        var (unknownEntity, unknownRelation) = first!.Value;
        throw Find(names.Entities, unknownEntity) < 0
            ? Unknown("entity", unknownEntity, names.Entities, asOf)
            : Unknown("relation", unknownRelation, names.Relations, asOf);
    }

    /// <summary>The question as the forecaster takes it.</summary>
    public EventQuestion Question(StreamNames names) => new(Entity, AsksObject ? Relation : Relation + names.Relations.Length);

    private static int Find(IReadOnlyList<string> names, string name)
    {
        var found = -1;
        for (var i = 0; i < names.Count; i++)
        {
            if (names[i] == name) return i;
            if (names[i].Equals(name, StringComparison.OrdinalIgnoreCase)) found = i;
        }
        // Streams that name states by key are asked about North Korea too.
        return found < 0 && ActorRegister.Embedded.Resolve(name, null) is { } id && id.Value != name ? Find(names, id.Value) : found;
    }

    private static UserException Unknown(string what, string name, IEnumerable<string> known, DateOnly asOf) =>
        new($"--query: no {what} '{PlainText.OfLine(name)}' in the events before {asOf:yyyy-MM-dd}. {NearestNames.Told(name, known)}", ExitCode.WrongUsage);
}
