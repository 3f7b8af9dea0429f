using System.Text;
using Entente.Store;
using NodaTime;

namespace Entente.Web.Pages;

/// <summary>The days from which documents of the ledger count as public, for the slider: a script, because scripts are all that a page may load.</summary>
internal static class PublicationDays
{
    /// <summary>More stops than pixels of a slider help nobody; beyond, one a month.</summary>
    private const int Most = 400;

    public static string Script(LedgerFile ledger)
    {
        var days = DocumentListing.Days(ledger);
        // The last of each month, so that the month's documents are in.
        if (days.Count > Most) days = [.. days.GroupBy(d => (d.Year, d.Month)).Select(g => g.Max())];
        return new StringBuilder("export const days = [").AppendJoin(',', days.Select(d => $"\"{PageFrame.Iso(d)}\"")).Append("];\n").ToString();
    }
}
