namespace Entente.Outlook;

/// <summary>How good probabilities were, once it is known what happened.</summary>
public static class ForecastScores
{
    /// <summary>Negative log probability of what happened (natural logarithm); lower is better. Probabilities are kept 1e-12 from 0 and 1.</summary>
    public static double LogScore(double probability, bool happened) =>
        -Math.Log(Math.Clamp(happened ? probability : 1 - probability, 1e-12, 1));

    /// <summary>Brier (1950): square of the probability less 1 or 0; lower is better.</summary>
    public static double Brier(double probability, bool happened) => happened ? (1 - probability) * (1 - probability) : probability * probability;

    /// <summary>
    /// Area under precision against recall as average precision (the step function, no interpolation; Davis and Goadrich 2006 on why not);
    /// equal probabilities are one step. NaN where nothing happened. Higher is better; the share of cases is what knowing nothing gets.
    /// </summary>
    /// <param name="order">Places of the cases by falling probability.</param>
    /// <param name="weightOf">Weight of the case at a place; 1 for all outside a bootstrap.</param>
    public static double PrecisionRecallArea(ReadOnlySpan<int> order, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> happened,
        Func<int, double> weightOf)
    {
        double hits = 0, all = 0, area = 0;
        for (var i = 0; i < order.Length;)
        {
            var level = probabilities[order[i]];
            double more = 0;
            for (; i < order.Length && probabilities[order[i]] == level; i++)
            {
                var weight = weightOf(order[i]);
                all += weight;
                if (happened[order[i]]) more += weight;
            }
            hits += more;
            if (more > 0) area += more * hits / all;
        }
        return hits > 0 ? area / hits : double.NaN;
    }
}
