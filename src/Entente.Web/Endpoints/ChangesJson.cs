using Entente.News;
using Entente.Store.News;

namespace Entente.Web.Endpoints;

/// <summary>What changed on the watches, each claim traced to its words.</summary>
internal static class ChangesJson
{
    public static string Write(Asked asked)
    {
        var report = LedgerNews.Of(asked.Ledger, asked.Question.Day("since") is { } day ? LedgerNews.Before(day) : null, asked.Cancel);
        asked.Answers.Check(asked.Ledger, report.Watches.SelectMany(w => w.Changes).SelectMany(c => c.Claims).DistinctBy(c => c.Id));
        return NewsJson.Write(report);
    }
}
