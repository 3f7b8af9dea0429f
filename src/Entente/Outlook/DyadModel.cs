namespace Entente.Outlook;

/// <summary>All that was learned of one kind and horizon by the end of a year: the forecaster, how such forecasts have been, and how often what is in force
/// stays.</summary>
/// <param name="Origin">The year at whose end it says something.</param>
/// <param name="Backtest">Null where the record is too short to score forecasts.</param>
/// <param name="Forecaster">Null where there is no backtest.</param>
/// <param name="Lack">Why there is no backtest; null where there is one.</param>
/// <param name="InForce">Pair-years with one in force, and those of them with one within the horizon too.</param>
public sealed record DyadModel(DyadRecord Kind, int Horizon, int Origin, DyadBacktest? Backtest, DyadForecaster? Forecaster, string? Lack,
    (int All, int Still) InForce)
{
    /// <summary>Of the way in which outlooks are learned and kept: another number wherever the same record would give another outlook or other
    /// scores.</summary>
    public const int Revision = 2;

    /// <param name="origin">Last year of which anything is used.</param>
    /// <param name="progress">Told how many of the learnings are done, of how many; from several threads.</param>
    public static DyadModel Learn(IReadOnlyList<DyadHistory> histories, DyadFeatures features, DyadRecord kind, int horizon, int origin,
        DyadOptions? options = null, Action<int, int>? progress = null, CancellationToken cancellation = default)
    {
        options ??= new();
        var inForce = kind == DyadRecord.Visit ? default : Staying(histories, kind, origin, horizon);
        try
        {
            var test = DyadBacktest.Run(histories, features, kind, horizon, origin, options, progress, cancellation);
            var forecaster = DyadForecaster.Learn(histories, features, kind, horizon, origin, options, cancellation);
            return new(kind, horizon, origin, test, forecaster, null, inForce);
        }
        catch (ArgumentException e)
        {
            var parameter = e.Message.LastIndexOf(" (Parameter", StringComparison.Ordinal);
            return new(kind, horizon, origin, null, null, parameter < 0 ? e.Message : e.Message[..parameter], inForce);
        }
    }

    /// <summary>The outlook on a pair by its facts of the origin; null where none was learned or the question can't be put.</summary>
    public DyadOutlook? Of(DyadFacts facts) =>
        Forecaster is null || Backtest is null || !facts.IsOpen ? null : DyadOutlook.Of(Forecaster, Backtest, facts.Row.AsSpan(), Origin);

    /// <summary>Little-endian, to be read back by <see cref="Read"/> of the same <see cref="Revision"/>.</summary>
    public void Write(BinaryWriter to)
    {
        foreach (var number in new[] { (int)Kind, Horizon, Origin, InForce.All, InForce.Still }) to.Write(number);
        to.Write(Lack ?? "");
        to.Write(Backtest is not null);
        Backtest?.Write(to);
        Forecaster?.Write(to);
    }

    public static DyadModel Read(BinaryReader from)
    {
        var (kind, horizon, origin, all, still) = ((DyadRecord)from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32(), from.ReadInt32());
        var lack = from.ReadString();
        return from.ReadBoolean() ? new(kind, horizon, origin, DyadBacktest.Read(from), DyadForecaster.Read(from), null, (all, still))
            : new(kind, horizon, origin, null, null, lack, (all, still));
    }

    // Where one is in force a new one can't be told from it, but it can be said how often such are still there.
    private static (int All, int Still) Staying(IReadOnlyList<DyadHistory> histories, DyadRecord kind, int origin, int horizon)
    {
        int all = 0, still = 0;
        foreach (var history in histories)
            for (var year = history.FirstYear; year <= origin - horizon; year++)
                if (history.Exists(year) && history[kind, year] == true && history.Comes(kind, year, horizon) is { } on)
                {
                    all++;
                    if (on) still++;
                }
        return (all, still);
    }
}
