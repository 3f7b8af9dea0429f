using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs;
using Entente.Blocs.Ties;

namespace Entente.Briefs.Checks;

/// <summary>
/// The probability that the named states stand together, apart from others: ties of the named and the strongest others by the rule of
/// docs/methods/blocs.md, their faces drawn from their bands, each drawing divided into blocs at the least frustration (<see cref="Divider"/>, exact).
/// </summary>
internal static class CheckCamps
{
    // Divisions of equal frustration that are looked at; each counts for its part.
    private const int MostOptima = 20;

    public static MeasureFigure Of(CheckRecord record, ImmutableArray<ActorId> named, int year, int window, CheckDeclaration declaration, bool apart)
    {
        // Capabilities move slowly: the last year of theirs that is told.
        if (CheckMeasures.Last(year, 5, y => record.States.Any(s => record.OfState("capability.cinc", s, y) is not null)) is not { } strong)
            return Silent($"no capabilities are told for {CheckMeasures.Span(year - 5, year)}, so the others can't be chosen");
        var others = record.States.Where(s => !named.Contains(s))
            .Select(s => (State: s, Power: record.OfState("capability.cinc", s, strong) ?? -1)).OrderByDescending(s => s.Power).ThenBy(s => s.State)
                .Take(declaration.Others).Select(s => s.State).ToImmutableArray();
        if (others.Length < 2) return Silent("too few other states are on record");
        var all = record.FacesAmong([.. named.Concat(others).Order()]);
        if (all.IsEmpty) return Silent("no faces of pairs are on record");
        var own = all.Where(p => named.Contains(p.Evidence.Dyad.A) && named.Contains(p.Evidence.Dyad.B)).ToList();
        bool Told(PairFaces pair, int y) => new[] { Face.Votes, Face.Security }.Any(f => pair.Evidence.LastRecord(f) >= y);
        if (CheckMeasures.Last(year, declaration.StaleYears, y => own.TrueForAll(p => Told(p, y))) is not { } end)
            return Silent($"neither votes nor pacts and arms are on record for every two of the named in any of "
                + $"{CheckMeasures.Span(year - declaration.StaleYears, year)}");
        double together = 0;
        var joined = others.ToDictionary(o => o, _ => 0.0);
        for (var draw = 0; draw < declaration.Samples; draw++)
        {
            var at = end - draw % window - all[0].Evidence.FirstYear;
            var random = new Random(7919 + draw);
            var ties = BlocStudy.TiesOf(all.Where(p => at >= 0 && p.Evidence.Exists[at]).Select(p => PairYear.Of(p, at).Drawn(random)), new TieRule());
            var optima = Divider.Divide(BlocStudy.GraphOf(ties), new DivisionOptions { MostBlocs = null, ListOptima = MostOptima });
            foreach (var blocs in optima.Partitions)
            {
                // A state without a tie stands in no bloc.
                int? BlocOf(ActorId s) => optima.Graph.Names.IndexOf(s.Value) is >= 0 and var v ? blocs.BlocOf[v] : null;
                if (BlocOf(named[0]) is not { } bloc) continue;
                var part = 1.0 / optima.Partitions.Length;
                var same = others.Where(o => BlocOf(o) == bloc).ToList();
                foreach (var other in same) joined[other] += part;
                if (named.All(n => BlocOf(n) == bloc) && (!apart || 2 * same.Count <= others.Length)) together += part;
            }
        }
        var score = together / declaration.Samples;
        var with = joined.Where(j => 2 * j.Value > declaration.Samples).Select(j => j.Key.Value).Order(StringComparer.Ordinal).ToList();
        return new(score, $"probability {CheckMeasures.F(score)} ({declaration.Samples} draws of the faces of "
            + $"{CheckMeasures.Span(end - window + 1, end)}) that the named are in one "
            + $"bloc{(apart ? $" with at most half of the {others.Length} strongest others (capabilities of {strong})" : "")}; with {named[0]} in "
            + $"most draws: {(with.Count == 0 ? "none of the others" : string.Join(", ", with))}", Indicators(all))
        { Value = score, FirstYear = end - window + 1, LastYear = end };
    }

    private static ImmutableArray<string> Indicators(ImmutableArray<PairFaces> pairs) =>
        [.. pairs.Any(p => p.Evidence.LastRecord(Face.Votes) is not null) ? ["un.agreement.half"] : Array.Empty<string>(),
         .. Enum.GetValues<StandingRecord>().Where(r => pairs.Any(p => p.Evidence.LastRecord(r) is not null)).Select(CheckFaces.Indicator),
         "capability.cinc"];

    private static MeasureFigure Silent(string why) => CheckMeasures.Silent(why, "un.agreement.half", "alliance.defence", "capability.cinc");
}
