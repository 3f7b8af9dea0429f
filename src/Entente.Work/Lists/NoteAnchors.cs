using Entente.Actors;
using Entente.Ledger.Notes;
using Entente.Store;

namespace Entente.Work.Lists;

/// <summary>What notes are about, by the words that name it.</summary>
internal static class NoteAnchors
{
    /// <summary>What was named, which must be there.</summary>
    /// <exception cref="UserException">It isn't, or no note can be about it.</exception>
    public static NoteAnchor Of(LedgerFile file, IReadOnlyList<string> words)
    {
        if (words is [var one, var other])
        {
            var (a, b) = (State(one), State(other));
            return UserException.Made(() => NoteAnchor.Of(a, b));
        }
        // States' keys have no hyphen as their second letter, and no state's name has.
        if (words[0].Length < 2 || words[0][1] != '-') return NoteAnchor.Of(State(words[0]));
        var key = LedgerKeys.Only(file, words[0]);
        return key.Kind is "claim" or "proposition" or "matter" or "document" ? new NoteAnchor(key.Id)
            : throw new UserException($"{key.Id} is {(key.Kind == "event" ? "an event" : "a " + key.Kind)}; notes are about claims, propositions, matters, "
                + "documents and states.", ExitCode.WrongUsage);
    }

    private static ActorId State(string text)
    {
        var id = ActorNames.Find("about", text);
        return ActorRegister.Embedded.Find(id)?.Kind == ActorKind.State ? id
            : throw new UserException($"about: {ActorNames.Of(id)} ({id}) is no state. Name a state, such as PRK or North Korea.", ExitCode.WrongUsage);
    }
}
