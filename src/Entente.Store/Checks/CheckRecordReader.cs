using Entente.Actors;
using Entente.Briefs.Checks;
using Entente.Panels;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Store.Checks;

/// <summary>The record for tests out of a ledger: of <see cref="CheckRecord.Wanted"/> what is loaded, and no row about a year after the last.</summary>
public static class CheckRecordReader
{
    /// <summary>Years before the last that the longest window of a variant reaches.</summary>
    public const int YearsBack = 14;

    public static CheckRecord Read(LedgerFile ledger, ActorRegister register, int lastYear, CancellationToken cancellation = default)
    {
        var held = IndicatorSources.In(ledger);
        return new CheckRecord(PanelReader.Read(ledger, register, new PanelRequest
        {
            Indicators = [.. CheckRecord.Wanted.Select(n => Indicators.Find(n)!).Where(i => held.Of(i).Length > 0)],
            From = new LocalDate(lastYear - YearsBack, 1, 1),
            To = new LocalDate(lastYear, 12, 31),
        }, cancellation));
    }
}
