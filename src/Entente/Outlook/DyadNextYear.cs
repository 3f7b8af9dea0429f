namespace Entente.Outlook;

/// <summary>
/// The features of a pair a year on, from those of this year alone: what is on record of the two stays as it is, but for one change, and all that follows from
/// it follows as <see cref="DyadFeatures"/> builds it. What third states do, how often such things begin and the change of votes before stay.
/// </summary>
public static class DyadNextYear
{
    /// <summary>Of Cohen's kappa, the votes of a year.</summary>
    public const float VotesStep = 0.1f;

    private const int LongestGap = DyadFeatures.LongestGap;
    private static readonly int Allies = DyadFeatures.ColumnOf("allies.common"), Kappa = DyadFeatures.ColumnOf("kappa"), Age = DyadFeatures.ColumnOf("age");
    private static readonly (DyadRecord Record, int All)[] Degrees =
    [
        (DyadRecord.Defence, DyadFeatures.ColumnOf("allies.all")), (DyadRecord.Dispute, DyadFeatures.ColumnOf("disputes.all")),
        (DyadRecord.Sanction, DyadFeatures.ColumnOf("sanctions.all")),
    ];

    /// <param name="covered">Records that are known of the year to come; the others stay as they last were unless they are what changes.</param>
    /// <param name="change">Null: nothing.</param>
    public static float[] Row(ReadOnlySpan<float> row, IReadOnlySet<DyadRecord> covered, DyadChange? change)
    {
        ArgumentNullException.ThrowIfNull(covered);
        var next = row.ToArray();
        foreach (var record in Enum.GetValues<DyadRecord>())
        {
            var changes = change is { Record: { } which } && which == record;
            if (!changes && !covered.Contains(record)) continue;
            var at = 4 * (int)record;
            var known = changes ? change!.Value.Up : row[at] > 0;
            next[at] = known ? 1 : 0;
            next[at + 1] = MathF.Log(1 + (known ? 0 : Math.Min(LongestGap, Number(row[at + 1]) + 1)));
            next[at + 2] = MathF.Sqrt(row[at + 2] * row[at + 2] * DyadFeatures.ShortLeft + (known ? 1 : 0));
            next[at + 3] = MathF.Sqrt(row[at + 3] * row[at + 3] * DyadFeatures.LongLeft + (known ? 1 : 0));
        }
        // Who is joined counts once for each of the two.
        foreach (var (record, all) in Degrees)
        {
            var more = (int)(next[4 * (int)record] - row[4 * (int)record]);
            next[all] = MathF.Log(1 + Number(row[all]) + 2 * more);
            next[all + 1] = MathF.Log(1 + Number(row[all + 1]) + more);
        }
        var common = Number(row[Allies]);
        next[Allies + 1] = common / (float)Math.Max(1, Number(next[Allies + 2]) - common);
        if (change is { Record: null, Up: var up })
        {
            next[Kappa] += up ? VotesStep : -VotesStep;
            next[Kappa + 1] += up ? VotesStep : -VotesStep;
        }
        next[Age] = MathF.Log(2 + Number(row[Age]));
        return next;
    }

    private static int Number(float logarithm) => (int)MathF.Round(MathF.Exp(logarithm) - 1);
}
