using System.Collections.Immutable;
using Entente.Actors;
using Entente.Findings;
using Entente.Outlook;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>Outlooks on two states: by what the ledger keeps of earlier learning, or learned from its record and then kept.</summary>
internal static class DyadOutlooks
{
    private const int MostReasons = 3;

    /// <summary>The first time for a ledger's data it learns, which takes a minute, and keeps what it learned where the ledger can be written.</summary>
    /// <param name="on">Only years that were over by this day; null: all.</param>
    public static DyadReport Of(string? ledgerPath, Dyad dyad, int horizon, LocalDate? on, CancellationToken cancellation)
    {
        OutlookInputs inputs;
        ImmutableArray<Learned> learned;
        DyadReport report;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation))
        {
            if (Kept(ledger, dyad, horizon, on) is { } kept) return kept;
            inputs = OutlookInputs.Of(ledger, on);
            learned = Learn(ledger, inputs, horizon, on, cancellation);
            report = new(dyad, horizon, on, inputs, [.. learned.Select(l => Answer(dyad, l.Kind, horizon, l.Model, () => l.FactsOf(dyad)))]);
        }
        Keep(ledgerPath, inputs, horizon, learned, cancellation);
        return report;
    }

    /// <summary>By what is kept alone; null where these inputs were not learned from.</summary>
    public static DyadReport? Kept(LedgerFile ledger, Dyad dyad, int horizon, LocalDate? on)
    {
        Check(on);
        var inputs = OutlookInputs.Of(ledger, on);
        var answers = ImmutableArray.CreateBuilder<DyadAnswer>();
        foreach (var (_, kind) in DyadKinds.All)
        {
            if (KeptModel.Find(ledger, inputs, kind, horizon) is not { } kept) return null;
            answers.Add(Answer(dyad, kind, horizon, kept, () => KeptModel.Facts(ledger, inputs, kind, dyad)));
        }
        return new(dyad, horizon, on, inputs, answers.ToImmutable());
    }

    /// <summary>Who may make a defence pact with a state, by what is kept alone; null where these inputs were not learned from.</summary>
    public static JoinsReport? KeptJoins(LedgerFile ledger, ActorId state, int horizon, LocalDate? on)
    {
        Check(on);
        var inputs = OutlookInputs.Of(ledger, on);
        return KeptModel.Find(ledger, inputs, DyadRecord.Defence, horizon) is { } kept
            ? JoinsReport.Of(state, horizon, on, kept, KeptModel.Facts(ledger, inputs, DyadRecord.Defence, state)) : null;
    }

    /// <summary>Who may make a defence pact with a state that has none with it, by the same learning.</summary>
    public static JoinsReport Joins(string? ledgerPath, ActorId state, int horizon, LocalDate? on, CancellationToken cancellation)
    {
        OutlookInputs inputs;
        ImmutableArray<Learned> learned;
        JoinsReport report;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation))
        {
            if (KeptJoins(ledger, state, horizon, on) is { } kept) return kept;
            inputs = OutlookInputs.Of(ledger, on);
            learned = Learn(ledger, inputs, horizon, on, cancellation, DyadRecord.Defence);
            report = JoinsReport.Of(state, horizon, on, learned[0].Model, learned[0].All().Where(f => f.Item1.A == state || f.Item1.B == state));
        }
        Keep(ledgerPath, inputs, horizon, learned, cancellation);
        return report;
    }

    /// <summary>The backtest of a kind's forecasts, kept or made now and kept; null where none can be made, with the reason.</summary>
    /// <exception cref="UserException">No data set of the ledger records the kind.</exception>
    public static (DyadModel Model, DyadSource Source) Model(string? ledgerPath, DyadRecord kind, int horizon, CancellationToken cancellation)
    {
        OutlookInputs inputs;
        ImmutableArray<Learned> learned;
        KeptModel found;
        using (var ledger = LedgerLocation.OpenForFigures(ledgerPath, cancellation))
        {
            inputs = OutlookInputs.Of(ledger, null);
            if (KeptModel.Find(ledger, inputs, kind, horizon) is { } kept) return Known(kept, kind);
            learned = Learn(ledger, inputs, horizon, null, cancellation, kind);
            found = learned[0].Model;
        }
        Keep(ledgerPath, inputs, horizon, learned, cancellation);
        return Known(found, kind);
    }

    private static (DyadModel, DyadSource) Known(KeptModel kept, DyadRecord kind) => kept.Model is { } model ? (model, kept.Sources[kind])
        : throw new UserException($"--kind {DyadKinds.NameOf(kind)}: no data set of the ledger records it. "
            + $"Load one: {string.Join(" or ", DyadRecords.DatasetsOf(kind).Select(d => $"entente load {d} PATH"))}.");

    private static void Check(LocalDate? on)
    {
        if (on is { Year: < 1947 }) throw new UserException("--on: records of pairs begin in 1946. Name a later day.", ExitCode.WrongUsage);
    }

    private sealed record Learned(DyadRecord Kind, KeptModel Model, DyadRecords Records, DyadFeatures Features)
    {
        public DyadFacts? FactsOf(Dyad dyad) => Records.Histories.IndexOf(Records.Histories.FirstOrDefault(h => h.Dyad == dyad)!) is >= 0 and var pair
            ? Of(pair) : null;

        public IEnumerable<(Dyad, DyadFacts)> All()
        {
            for (var pair = 0; pair < Records.Histories.Length; pair++)
            {
                var dyad = Records.Histories[pair].Dyad;
                if (Kind == DyadRecord.Visit && !IsWithAmerica(dyad)) continue;
                if (Of(pair) is { } facts) yield return (dyad, facts);
            }
        }

        private DyadFacts? Of(int pair) => Model.Model is { } model ? DyadFacts.Of(Records.Histories, Features, pair, Kind, model.Origin) : null;
    }

    private static ImmutableArray<Learned> Learn(LedgerFile ledger, OutlookInputs inputs, int horizon, LocalDate? on, CancellationToken cancellation,
        DyadRecord? only = null)
    {
        Check(on);
        var records = DyadRecords.Read(ledger, ActorRegister.Embedded, on, cancellation);
        var last = records.Sources.Where(s => DyadKinds.All.Any(k => k.Kind == s.Key)).Select(s => s.Value.Last).DefaultIfEmpty(0).Max();
        var features = DyadFeatures.Of(records.Histories, last, cancellation);
        var sources = records.Sources.ToImmutableSortedDictionary();
        var wanted = DyadKinds.All.Select(k => k.Kind).Where(k => only is null || k == only).ToArray();
        using var progress = new ProgressLine("learning from the record, once for these data", 100, things: true);
        var learned = ImmutableArray.CreateBuilder<Learned>();
        for (var i = 0; i < wanted.Length; i++)
        {
            var (kind, place) = (wanted[i], i);
            var kept = KeptModel.Find(ledger, inputs, kind, horizon) ?? new(sources.TryGetValue(kind, out var source)
                ? DyadModel.Learn(records.Histories, features, kind, horizon, source.Last, null,
                    (done, all) => progress.Report((100 * place + 100L * done / all) / wanted.Length), cancellation) : null, sources, records.KnowsNeighbours);
            learned.Add(new(kind, kept, records, features));
        }
        return learned.ToImmutable();
    }

    // What can't be kept is learned again the next time, which is said.
    private static void Keep(string? ledgerPath, OutlookInputs inputs, int horizon, ImmutableArray<Learned> learned, CancellationToken cancellation)
    {
        try
        {
            using var ledger = LedgerLocation.OpenToWrite(ledgerPath, cancellation);
            ledger.InTransaction(() =>
            {
                KeptModel.Forget(ledger, inputs);
                foreach (var one in learned) one.Model.Keep(ledger, inputs, one.Kind, horizon, one.All());
            });
        }
        catch (LedgerException e)
        {
            Console.Error.WriteLine($"entente: {PlainText.OfLine(e.Message)} What was learned was not kept and will be learned again the next time.");
        }
    }

    private static bool IsWithAmerica(Dyad dyad) => dyad.A.Value == "USA" || dyad.B.Value == "USA";

    private static DyadAnswer Answer(Dyad dyad, DyadRecord kind, int horizon, KeptModel kept, Func<DyadFacts?> factsOf)
    {
        DyadAnswer Refuse(string why, DyadSource? source = null, DyadBacktest? test = null) => new(kind, source, why, test, null, [], [], null);
        if (kept.Model is not { } model || !kept.Sources.TryGetValue(kind, out var source))
            return Refuse($"no data set of the ledger records it up to the day. "
                + $"Load one: {string.Join(" or ", DyadRecords.DatasetsOf(kind).Select(d => $"entente load {d} PATH"))}");
        if (kind == DyadRecord.Visit && !IsWithAmerica(dyad)) return Refuse("visits are on record for the United States only", source);
        if (factsOf() is not { } facts)
            return Refuse($"the two were not both states in {Prose.Text(model.Origin)}, the last year of {source.Dataset}", source);
        if (!facts.IsOpen) return Refuse(Going(model, facts), source);
        if (model.Backtest is not { } test) return Refuse(model.Lack!.TrimEnd('.'), source);
        if (test.Verdict != DyadVerdict.Offered) return Refuse(DyadWords.Verdict(test), source, test);
        var outlook = model.Of(facts)!;
        return new(kind, source, null, test, outlook,
            [.. outlook.Reasons.Take(MostReasons).Select(r => (DyadWords.Of(r.Group, facts, kept.Sources, kept.KnowsNeighbours), r.LogOdds))],
            [.. DyadChanged.Most(model, facts, kept.Sources.ToDictionary(s => s.Key, s => s.Value.Last))],
            facts.Value("kappa.lacking") > 0 ? null : facts.Value("kappa"));
    }

    private static string Going(DyadModel model, DyadFacts facts)
    {
        var origin = Prose.Text(model.Origin);
        if (!facts.IsKnown) return $"what was in force in {origin} is not known";
        var (all, still) = model.InForce;
        return $"one is on record for {origin} already, and a new one can't be told from it; in {Prose.Text(still)} of {Prose.Text(all)} such pair-years "
            + $"({Prose.Percent(all == 0 ? 0 : still / (double)all)}) there was one "
            + $"within the next {(model.Horizon == 1 ? "year" : Prose.Text(model.Horizon) + " years")} too";
    }
}
