using Entente.Ledger.Notes;
using Entente.Store;

namespace Entente.Web.Notes;

/// <summary>What a note is about, as a request names it, and where it is shown.</summary>
internal static class NoteAbout
{
    /// <param name="text">A key or a beginning of it, a state, or two states in a row ("RUS PRK"), by key or name.</param>
    /// <exception cref="AnswerException">404: nothing there is named so.</exception>
    public static NoteAnchor Find(LedgerFile ledger, string text)
    {
        text = text.Trim();
        if (text.Length > 1 && text[1] == '-') return new(Routes.Only(ledger, text, "claim", "proposition", "matter", "document").Id);
        if (StateNames.TryFind(text) is { } state) return NoteAnchor.Of(state);
        return StateNames.TryFindPair(text) is { } pair ? NoteAnchor.Of(pair.A, pair.B) : NoteAnchor.Of(StateNames.Find(text));
    }

    public static string PageOf(NoteAnchor about) => about.Kind switch
    {
        "pair" or "state" => $"/{about.Kind}/{string.Join('/', about.States)}#notes",
        "claim" => "/claim/" + about,
        "document" => $"/document/{about}#notes",
        _ => $"/p/{about}#notes",
    };
}
