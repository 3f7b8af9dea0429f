using Entente.Store;

namespace Entente.Web;

/// <summary>The use cases of a ledger, as the workbench asks them: the same that the commands call.</summary>
public static class UseCases
{
    public static WorkbenchAnswers Of(string ledgerPath) => new()
    {
        Open = () => Answer(() => LedgerLocation.OpenToRead(ledgerPath)),
        OpenToWrite = () => OpenToWrite(ledgerPath),
        Pair = (ledger, pair, asOf, cancel) => Answer(() => BriefCommandPair.Make(ledger, pair.A, pair.B, null, null, asOf, cancel, out _)),
        State = (ledger, state, asOf, cancel) => Answer(() => TellState.Of(ledger, state, asOf, cancel).ToAnswer()),
        Outlook = (ledger, pair, asOf) => Answer(() => OutlookPages.Pair(ledger, new(pair.A, pair.B), asOf)),
        Joins = (ledger, state, asOf) => Answer(() => OutlookPages.Joins(ledger, state, asOf)),
        Board = OutlookPages.Board,
        Show = (ledger, key) => Answer(() => Tracing.Of(ledger, key).ToJson()),
        Claims = (view, csv) => Text(ClaimList.Of(view), csv),
        Propositions = (view, csv) => Text(PropositionList.Of(view), csv),
        Events = (view, csv) => Text(EventList.Of(view), csv),
        Series = (ledger, question, csv, cancel) => Answer(() => ProgramAnswers.Series(ledger, question, csv, cancel)),
        Faces = (ledger, pair, span, csv, cancel) =>
            Answer(() => ProgramAnswers.Faces(ledger, new(pair.A, pair.B), span.From, span.To, span.AsOf, csv, cancel)),
        OutlookRows = (ledger, pair, horizon, on, csv) => Answer(() => ProgramAnswers.Outlook(ledger, new(pair.A, pair.B), horizon, on, csv)),
        JoinsRows = (ledger, state, horizon, on, csv) => Answer(() => ProgramAnswers.Joins(ledger, state, horizon, on, csv)),
        Blocs = (ledger, year, csv, cancel) => Answer(() => ProgramAnswers.Blocs(ledger, year, csv, cancel)),
        BlocYear = (ledger, year, asOf, cancel) => Answer(() => BlocsOfYear.Study(ledger, year, asOf, cancel).ToMaterial()),
        BlocYears = (ledger, years, asOf, cancel) => Answer(() => BlocsOfYear.Span(ledger, years.First, years.Last, asOf, cancel)),
        AllInYear = (ledger, year, asOf, cancel) => Answer(() => BlocsOfYear.All(ledger, year, asOf, cancel)),
        LastBlocYear = (ledger, asOf) => Answer(() => BlocsOfYear.LastFull(ledger, asOf)),
        FirstBlocYear = LedgerBlocs.FirstYear,
        CheckDocument = (ledger, key, cancel) => Answer(() => CheckArticle.Of(ledger, key, TimeProvider.System, cancel).ToJson()),
        Cite = (ledger, id, format) => Answer(() => Citation.Of(ledger, id, format)),
        Notes = (ledger, about, by, asOf, csv) => Text(NoteList.Of(ledger, about, by, asOf), csv),
        Read = (document, cancel) => Answer(() => SentReading.Read(document, TimeProvider.System, cancel)),
        Check = (ledger, claims) => Answer(() => { Tracing.Check(ledger, claims); return true; }),
    };

    // One that went away since is not made anew.
    private static LedgerFile OpenToWrite(string path) => File.Exists(path) ? LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System)
        : throw new LedgerException($"{path}: there is no ledger here any more. Nothing was recorded.");

    private static string Text(Listing listing, bool csv)
    {
        var text = new StringWriter();
        listing.Write(text, csv ? ListFormat.Csv : ListFormat.Json);
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
            throw new AnswerException(e.IsUnknown ? 404 : e.Code switch { ExitCode.WrongUsage => 400, ExitCode.Untraceable => 409, _ => 404 }, e.Message,
                e.Nearest, e);
        }
    }
}
