using Entente.Blocs;
using Entente.Blocs.Files;

namespace Entente.Work.Blocs;

/// <summary>The reports of `entente blocs` beyond the division itself, as tables.</summary>
internal static class BlocsTables
{
    public static Rows Of(string report, IReadOnlyList<GraphFile> graphs, DivisionOptions options, string? reference, int draws,
        CancellationToken stop) => report switch
    {
        "steadiness" => SteadinessRows(graphs, options, reference, stop),
        "balance" => BalanceRows(graphs, options, draws, stop),
        "timeline" => TimelineRows(graphs, options, stop),
        _ => MembershipRows(graphs, options, stop),
    };

    private static Rows SteadinessRows(IReadOnlyList<GraphFile> graphs, DivisionOptions options, string? reference, CancellationToken stop)
    {
        if (options.MostBlocs != 2) throw new UserException("--report steadiness is told of two camps; leave --blocs out.", ExitCode.WrongUsage);
        var rows = new Rows("group", "state", "reference", "with_reference", "margin", "exact", "flips_at_least", "flips_enough", "companions_moved");
        foreach (var file in graphs)
        {
            if (reference is not null && !file.Graph.Names.Contains(reference))
            {
                Console.Error.WriteLine($"entente: {file.Group}: '{reference}' is not in this graph; left out.");
                continue;
            }
            var division = Divider.Divide(file.Graph, options, stop);
            if (!division.IsOptimal)
            {
                Console.Error.WriteLine($"entente: {file.Group}: not proved optimal, so steadiness isn't told. Allow more time with --time-limit.");
                continue;
            }
            foreach (var s in SteadinessOf.All(division, reference, options, stop))
                rows.Add(file.Group, s.State, s.Reference, s.WithReference, s.Margin, s.IsExact, s.FlipsAtLeast, s.FlipsEnough, s.CompanionsMoved);
        }
        return rows;
    }

    private static Rows BalanceRows(IReadOnlyList<GraphFile> graphs, DivisionOptions options, int draws, CancellationToken stop)
    {
        if (draws < 1) throw new UserException("--draws: expected a number of 1 or more.", ExitCode.WrongUsage);
        var rows = new Rows("group", "draws", "triangles", "balanced", "expected_balanced", "balanced_low", "balanced_high", "triad_p",
            "frustration", "optimal", "expected_frustration", "frustration_low", "frustration_high", "frustration_p", "proved_draws");
        foreach (var file in graphs)
        {
            if (stop.IsCancellationRequested) break;
            if (!Console.IsErrorRedirected) Console.Error.Write($"\r{file.Group}   ");
            var t = BalanceTest.Of(file.Graph, draws, options, stop);
            rows.Add(file.Group, t.Draws, t.Triads.Count, t.Triads.Balanced, t.ExpectedBalanced.Mean, t.ExpectedBalanced.Low, t.ExpectedBalanced.High, t.TriadP,
                t.Frustration, t.FrustrationIsOptimal, t.ExpectedFrustration.Mean, t.ExpectedFrustration.Low, t.ExpectedFrustration.High,
                    t.FrustrationP, t.ProvedDraws);
        }
        if (!Console.IsErrorRedirected) Console.Error.WriteLine();
        return rows;
    }

    private static Rows TimelineRows(IReadOnlyList<GraphFile> graphs, DivisionOptions options, CancellationToken stop)
    {
        if (graphs[0].Group is null) throw new UserException(
            "--report timeline follows blocs over periods; say which column holds them with --each.", ExitCode.WrongUsage);
        var divisions = graphs.Select(g => (g.Group!, Divider.Divide(g.Graph, options, stop))).ToList();
        var timeline = BlocTimeline.Of(divisions);
        var rows = new Rows("period", "event", "bloc", "other", "count", "states");
        foreach (var e in timeline.Events)
            rows.Add(e.Period, e.Kind.ToString().ToLowerInvariant(), e.Bloc + 1, e.Other + 1, e.States.Length, e.States);
        return rows;
    }

    private static Rows MembershipRows(IReadOnlyList<GraphFile> graphs, DivisionOptions options, CancellationToken stop)
    {
        if (graphs.Count < 2) throw new UserException("--report membership needs sampled graphs; say which column numbers the samples with --each.",
            ExitCode.WrongUsage);
        var m = Membership.Of(graphs.Select(g => g.Graph), options, stop);
        var blocs = m.Blocs.Select(b => $"p{b.Number + 1}").ToArray();
        var rows = new Rows(["state", "bloc", "role", "torn", "bloc_stability", .. blocs]);
        foreach (var s in m.States)
            rows.Add([s.State, s.Bloc + 1, s.IsCore ? "core" : "fringe", s.Torn, m.Blocs[s.Bloc].Stability, .. s.Probabilities.Cast<object?>()]);
        Console.Error.WriteLine($"entente: {m.Samples} samples, {m.ProvedSamples} proved optimal; consensus {(m.ConsensusIsOptimal ? "optimal" : "bounded")}.");
        return rows;
    }
}
