namespace Entente.SystemTests.Alignment;

/// <summary>F1 with margin 5 and covering, as van den Burg and Williams (2020) define them in sections 3.2.1 and 3.2.2.</summary>
internal static class TuringScores
{
    private const int Margin = 5;

    public static double F1(IReadOnlyCollection<List<int>> annotators, int[] found)
    {
        // Row 0 counts as a turning point of all.
        var predicted = found.Append(0).Distinct().ToArray();
        var all = annotators.SelectMany(a => a).Append(0).Distinct().Order().ToArray();
        var precision = Matched(all, predicted) / (double)predicted.Length;
        var recall = annotators.Average(a =>
        {
            var own = a.Append(0).Distinct().Order().ToArray();
            return Matched(own, predicted) / (double)own.Length;
        });
        return 2 * precision * recall / (precision + recall);
    }

    public static double Cover(IReadOnlyCollection<List<int>> annotators, int[] found, int rows) => annotators.Average(annotator =>
    {
        var predicted = Parts(found, rows);
        return Parts(annotator, rows).Sum(part => (part.To - part.From) * predicted.Max(other =>
            Math.Max(0.0, Math.Min(part.To, other.To) - Math.Max(part.From, other.From)) / (Math.Max(part.To, other.To) - Math.Min(part.From,
                other.From)))) / rows;
    });

    private static int Matched(int[] truth, int[] predicted)
    {
        var left = predicted.ToHashSet();
        var count = 0;
        foreach (var t in truth)
        {
            var near = left.Where(x => Math.Abs(x - t) <= Margin).OrderBy(x => Math.Abs(x - t)).ThenBy(x => x).ToArray();
            if (near.Length == 0) continue;
            left.Remove(near[0]);
            count++;
        }
        return count;
    }

    private static List<(int From, int To)> Parts(IEnumerable<int> turns, int rows)
    {
        var edges = turns.Where(t => t > 0 && t < rows).Append(0).Append(rows).Distinct().Order().ToArray();
        return [.. edges.Zip(edges.Skip(1))];
    }
}
