using Entente.Cli.Commands;
using Entente.Store;
using Entente.Web;

namespace Entente.Cli;

/// <summary>What the workbench asks, answered by what the commands print.</summary>
public static class Serving
{
    public static WorkbenchAnswers Answers(string ledgerPath) => new()
    {
        Open = () => Answer(() => LedgerLocation.OpenToRead(ledgerPath)),
        Pair = (ledger, pair, asOf, cancel) => Answer(() => BriefCommandPair.Make(ledger, pair.A, pair.B, null, null, asOf, cancel, out _)),
        State = (ledger, state, asOf, cancel) => Answer(() => StateCommand.Report(ledger, state, asOf, cancel).ToAnswer()),
        Outlook = (ledger, pair, asOf) => Answer(() => OutlookPages.Pair(ledger, new(pair.A, pair.B), asOf)),
        Board = OutlookPages.Board,
        Show = (ledger, key) => Answer(() => Evidence.Of(ledger, key).ToJson()),
        Claims = view => Json(ClaimsCommand.List(view)),
        Propositions = view => Json(PropositionsCommand.List(view)),
        Events = view => Json(EventsCommand.List(view)),
        Check = (ledger, claims) => Answer(() => { Evidence.Check(ledger, claims); return true; }),
    };

    private static string Json(Listing listing)
    {
        var text = new StringWriter();
        listing.Write(text, ListFormat.Json, onTerminal: false);
        return text.ToString();
    }

    private static T Answer<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (UserException e)
        {
            throw new AnswerException(e.Code switch { ExitCode.WrongUsage => 400, ExitCode.Untraceable => 409, _ => 404 }, e.Message, inner: e);
        }
    }
}
