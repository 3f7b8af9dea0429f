using Entente.News;
using Entente.Store;
using Entente.Store.News;

namespace Entente.Web.Endpoints;

/// <summary>What changed on the watches, each claim traced to its words.</summary>
internal static class ChangesJson
{
    public static string Write(Asked asked) =>
        NewsJson.Write(Of(asked.Answers, asked.Ledger, asked.Question.Day("since") is { } day ? LedgerNews.Before(day) : null, asked.Cancel));

    /// <param name="since">After this moment of recording, UTC; absent: since each watch was last looked at.</param>
    public static NewsReport Of(WorkbenchAnswers answers, LedgerFile ledger, DateTime? since, CancellationToken cancel)
    {
        var report = LedgerNews.Of(ledger, since, cancel);
        answers.Check(ledger, report.Watches.SelectMany(w => w.Changes).SelectMany(c => c.Claims).DistinctBy(c => c.Id));
        return report;
    }
}
