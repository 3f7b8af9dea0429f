namespace Entente.Outlook;

/// <summary>
/// The chance that a question's answer is none of the candidates scored: a logistic regression on what is known of the question, how sure the
/// first candidate is and the best rule among all; the plain share, shrunk, where too few questions were held back.
/// </summary>
internal sealed class OutsideChance
{
    private const int Width = EventFeatures.OfQuestion + 2, LeastOutside = 30;
    private const double Ridge = 5;
    private static readonly int BestRule = EventFeatures.Groups.IndexOf(FeatureGroup.Rules) + 2;

    private readonly List<double> rows = [], weights = [];
    private readonly List<bool> outcomes = [];
    private LogisticRegression? fit;
    private double outside, inside;

    /// <summary>Counts a question of the past.</summary>
    /// <param name="standardised">Rows of the candidates scored.</param>
    /// <param name="found">Answers among them.</param>
    /// <param name="missed">Answers that are not.</param>
    public void Add(ReadOnlySpan<float> standardised, ReadOnlySpan<float> scores, int found, int missed)
    {
        (inside, outside) = (inside + found, outside + missed);
        if (scores.IsEmpty) return;
        var row = Row(standardised, scores);
        foreach (var (count, outcome) in new[] { (found, false), (missed, true) })
        {
            if (count == 0) continue;
            rows.AddRange(row);
            outcomes.Add(outcome);
            weights.Add(count);
        }
    }

    public void Fit()
    {
        if (outside < LeastOutside || inside < LeastOutside || outcomes.Count == 0) return;
        fit = LogisticRegression.Fit(rows.ToArray(), Width, outcomes.ToArray(), ridge: Ridge, weights: weights.ToArray());
    }

    /// <summary>In 0 to 1; 1 where there is no candidate.</summary>
    public double Of(ReadOnlySpan<float> standardised, ReadOnlySpan<float> scores) =>
        scores.IsEmpty ? 1 : fit?.Predict(Row(standardised, scores)) ?? (outside + 1) / (outside + inside + 20);

    private static double[] Row(ReadOnlySpan<float> standardised, ReadOnlySpan<float> scores)
    {
        var row = new double[Width];
        for (var f = 0; f < EventFeatures.OfQuestion; f++) row[f] = standardised[f];
        float highest = float.MinValue, rule = float.MinValue;
        for (var i = 0; i < scores.Length; i++)
        {
            highest = MathF.Max(highest, scores[i]);
            rule = MathF.Max(rule, standardised[i * EventFeatures.Stride + BestRule]);
        }
        double total = 0;
        foreach (var score in scores) total += Math.Exp(score - highest);
        row[EventFeatures.OfQuestion] = Math.Log(total);
        row[EventFeatures.OfQuestion + 1] = rule;
        return row;
    }
}
