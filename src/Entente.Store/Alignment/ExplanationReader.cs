using System.Collections.Immutable;
using DuckDB.NET.Data;
using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Datasets;
using Entente.Time;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>A pair's faces, and the second stage over all dyads, out of a ledger; with the parameters that ship.</summary>
public static class ExplanationReader
{
    private const int FirstYear = 1946;

    /// <param name="request">From, To and AsOf are used; To must be given. The pair is the parameter's.</param>
    /// <param name="draws">Draws of states behind the bounds of the shares.</param>
    /// <param name="progress">Dyads done.</param>
    /// <exception cref="ArgumentException">The months are in disorder, or a state is in no list of states.</exception>
    public static ExplanationEvidence Read(LedgerFile ledger, ActorRegister register, Dyad pair, AlignmentRequest request, int draws = 200,
        IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var until = request.To ?? throw new ArgumentException("The last day must be given.", nameof(request));
        if (request.AsOf is { } known && known < until) until = known;
        // A year is explained once it is over.
        ImmutableArray<int> years = [.. Enumerable.Range(request.From.Year, Math.Max(0, KnownBy.LastYear(until) + 1 - request.From.Year))];
        var records = FaceReader.Read(ledger, register, request with { From = new LocalDate(FirstYear, 1, 1), To = until, Pair = null }, 0, cancellation);
        var evidence = records.Of(pair);
        foreach (var state in new[] { pair.A, pair.B })
            if (!records.Pairs.Any(p => p.Dyad.A == state || p.Dyad.B == state)) throw new ArgumentException(
                $"{state} is in no list of states, so that nothing can be said of it.");
        var held = IndicatorSources.In(ledger);
        var wanted = Predictors.All.Where(p => p != Predictors.HumanRightsDistance).SelectMany(p => p.Indicators).Distinct()
            .Select(n => Indicators.Find(n)!).ToList();
        var told = wanted.Where(i => held.Of(i).Length > 0).ToList();
        var first = Math.Min(request.From.Year, 2016) - 4;
        var panelRequest = new PanelRequest { Indicators = [.. told], From = new LocalDate(first, 1, 1),
            To = new LocalDate(Math.Max(until.Year, first), 12, 31), Directed = true };
        var votes = Indicators.Find("un.agreement.half")!;
        var rights = held.Of(votes).Length > 0 ? HumanRights(ledger.Connection, register, panelRequest with { Indicators = [votes], Directed = false,
            From = request.From }) : null;
        var table = new PredictorTable(PanelReader.Read(ledger, register, panelRequest, cancellation), rights);
        FaceExplanation Explain(Face face)
        {
            var empty = new FaceExplanation(face, [], [], ImmutableSortedDictionary<PredictorGroup, ShareInterval>.Empty);
            if (years.IsEmpty) return empty;
            var explained = YearlyFaces.Of(records.Pairs, face, FaceParametersFile.Embedded[(int)face], years.ToHashSet(), progress, cancellation);
            ImmutableArray<SecondStage> stages = [.. SecondStage.Specifications(table, years, face).Where(s => !s.Predictors.IsEmpty)
                .Select(s => SecondStage.Of(s, table, explained, pair)).OfType<SecondStage>()];
            if (stages.IsEmpty || stages[0].Specification.Name != "main") return empty;
            var (predictors, groups) = StateBootstrap.Shares(stages[0].Sample, draws, 1, cancellation);
            return new(face, stages, predictors, groups);
        }
        return new ExplanationEvidence
        {
            Pair = pair, Years = years, Table = table, Records = records,
            Faces = evidence is null || evidence.Exists.All(e => !e) ? null : PairFaces.Run(evidence, FaceParametersFile.Embedded),
            Explained = [.. FaceModel.Faces.Select(Explain)],
            Sources = told.Append(votes).Where(i => held.Of(i).Length > 0)
                .ToImmutableSortedDictionary(i => i.Name, i => i.OfVotes ? VoteSources.Of(ledger, request.From.Year, until.Year) : held.Of(i),
                    StringComparer.Ordinal),
            Missing = [.. wanted.Except(told)],
        };
    }

    /// <summary>Agreement in the roll calls that the data set marks as about human rights; null where it marks none.</summary>
    private static Panel? HumanRights(DuckDBConnection connection, ActorRegister register, PanelRequest request)
    {
        var builder = new PanelBuilder(request, register.MembershipsIn(request.System));
        var places = builder.States.Select((s, i) => (s.Value, i)).ToDictionary(p => p.Value, p => p.i, StringComparer.Ordinal);
        var votes = connection.Rows("""
            WITH about AS (SELECT rcid, min(day) AS day FROM roll_call JOIN vote_file USING (file_id) WHERE human_rights AND day BETWEEN ? AND ? GROUP BY rcid)
            SELECT v.rcid, year(a.day)::INTEGER AS year, v.state, v.vote::INTEGER AS vote FROM vote_once v JOIN about a USING (rcid) WHERE v.vote <= 3 ORDER BY v.rcid, v.state
            """, r => (RollCall: r.Int("rcid"), Year: r.Int("year"), State: r.Text("state"), Vote: r.Int("vote")), request.From, request.To);
        if (votes.Count == 0) return null;
        builder.AddVotes(votes.Where(v => places.ContainsKey(v.State)).Select(v => new CastVote(v.RollCall, v.Year, places[v.State], (byte)v.Vote)));
        return builder.Build();
    }
}
