namespace Entente.Outlook;

/// <summary>
/// Score of a candidate: linear in its features, and a layer of rectified units with biases by the question's relation and by the last relation
/// of the pair. In the group-additive form each unit sees one group of features and the question, so that the score is a sum over groups.
/// Learned as a softmax over the candidates of a question.
/// </summary>
internal sealed class EventScorer
{
    private const int Stride = EventFeatures.Stride, Question = EventFeatures.OfQuestion;
    private const float BiasDecay = 1e-3f, Negligible = 1e-4f;
    private static readonly FeatureGroup[] Order = Enum.GetValues<FeatureGroup>();

    private readonly int units;
    private readonly float[] linear = new float[Stride], weights, bias, output, byRelation, byLast, mask;
    private readonly (int From, int To)[] sees;
    private readonly Adam linearStep, weightStep, biasStep, outputStep, byRelationStep, byLastStep;
    private float[] hidden = [], scores = [];

    /// <param name="grouped">Each unit sees one group.</param>
    public EventScorer(int units, int directions, bool grouped, int seed)
    {
        this.units = units;
        (weights, mask, bias, output) = (new float[units * Stride], new float[units * Stride], new float[units], new float[units]);
        (byRelation, byLast) = (new float[(directions + 1) * units], new float[(directions + 1) * units]);
        sees = new (int, int)[units];
        var random = new Random(seed);
        for (var unit = 0; unit < units; unit++)
        {
            int from = Question, to = EventFeatures.Width;
            if (grouped)
            {
                from = Math.Max(Question, EventFeatures.Groups.IndexOf(GroupOf(unit)));
                to = EventFeatures.Groups.LastIndexOf(GroupOf(unit)) + 1;
            }
            for (var f = 0; f < EventFeatures.Width; f++) mask[unit * Stride + f] = f < Question || (f >= from && f < to) ? 1 : 0;
            sees[unit] = (from / 8 * 8, Math.Max(from, (to + 7) / 8 * 8));
            if (from / 8 * 8 < Question) sees[unit].From = Question;
        }
        var spread = MathF.Sqrt(2f / EventFeatures.Width) * (grouped ? 1.7f : 1f);
        for (var i = 0; i < weights.Length; i++) weights[i] = Normal(random) * spread * mask[i];
        for (var unit = 0; unit < units; unit++) output[unit] = Normal(random) * 0.1f;
        (linearStep, weightStep, biasStep, outputStep) = (new(linear), new(weights), new(bias), new(output));
        (byRelationStep, byLastStep) = (new(byRelation, BiasDecay), new(byLast, BiasDecay));
    }

    /// <summary>The group that a unit of the group-additive form sees.</summary>
    private static FeatureGroup GroupOf(int unit) => Order[unit % Order.Length];

    /// <summary>Scores of candidates, row by row of <see cref="EventFeatures.Stride"/> values.</summary>
    public void Score(ReadOnlySpan<float> rows, int relation, ReadOnlySpan<int> lastRelations, Span<float> into)
    {
        if (hidden.Length < lastRelations.Length * units) hidden = new float[lastRelations.Length * units];
        for (var i = 0; i < lastRelations.Length; i++)
        {
            var row = rows.Slice(i * Stride, Stride);
            var score = Lanes.Dot(linear, row);
            for (var unit = 0; unit < units; unit++)
            {
                var active = MathF.Max(0, Sum(row, unit, relation, lastRelations[i]));
                hidden[i * units + unit] = active;
                score += output[unit] * active;
            }
            into[i] = score;
        }
    }

    private float Sum(ReadOnlySpan<float> row, int unit, int relation, int last)
    {
        var own = weights.AsSpan(unit * Stride, Stride);
        var (from, to) = sees[unit];
        return bias[unit] + byRelation[relation * units + unit] + byLast[last * units + unit] + Lanes.Dot(own[..Question], row[..Question])
            + Lanes.Dot(own[from..to], row[from..to]);
    }

    /// <summary>The score's part of each group; they sum to the score. Only for the group-additive form.</summary>
    public float[] Contributions(ReadOnlySpan<float> row, int relation, int last)
    {
        var parts = new float[Order.Length];
        for (var f = 0; f < EventFeatures.Width; f++) parts[(int)EventFeatures.Groups[f]] += linear[f] * row[f];
        for (var unit = 0; unit < units; unit++) parts[(int)GroupOf(unit)] += output[unit] * MathF.Max(0, Sum(row, unit, relation, last));
        return parts;
    }

    /// <summary>
    /// Adds the gradient of one question for each of its answers, which come first among the rows and are left out of one another's softmax, and
    /// returns the sum of the losses, the negative log probabilities.
    /// </summary>
    /// <param name="offsets">Added to each score: the logarithm of how many candidates a sampled one stands for.</param>
    public double Accumulate(ReadOnlySpan<float> rows, int relation, ReadOnlySpan<int> lastRelations, ReadOnlySpan<float> offsets, int answers)
    {
        var n = lastRelations.Length;
        if (scores.Length < n) scores = new float[n];
        Score(rows, relation, lastRelations, scores);
        var highest = float.MinValue;
        for (var i = 0; i < n; i++) highest = MathF.Max(highest, scores[i] += offsets[i]);
        float others = 0, weight = 0;
        for (var i = 0; i < n; i++) scores[i] = MathF.Exp(scores[i] - highest);
        for (var i = answers; i < n; i++) others += scores[i];
        double loss = 0;
        for (var i = 0; i < n; i++)
        {
            if (i < answers)
            {
                var total = scores[i] + others;
                weight += 1 / total;
                loss -= Math.Log(scores[i] / total + 1e-12);
                scores[i] = scores[i] / total - 1;
            }
            else scores[i] *= weight;
            if (MathF.Abs(scores[i]) >= Negligible)
                AddGradient(scores[i], rows.Slice(i * Stride, Stride), hidden.AsSpan(i * units, units), relation, lastRelations[i]);
        }
        return loss;
    }

    private void AddGradient(float slope, ReadOnlySpan<float> row, ReadOnlySpan<float> active, int relation, int last)
    {
        Lanes.AddScaled(slope, row, linearStep.Gradient);
        for (var unit = 0; unit < units; unit++)
        {
            if (active[unit] <= 0) continue;
            outputStep.Gradient[unit] += slope * active[unit];
            var inner = slope * output[unit];
            biasStep.Gradient[unit] += inner;
            byRelationStep.Gradient[relation * units + unit] += inner;
            byLastStep.Gradient[last * units + unit] += inner;
            var gradient = weightStep.Gradient.AsSpan(unit * Stride, Stride);
            var (from, to) = sees[unit];
            Lanes.AddScaled(inner, row[..Question], gradient[..Question]);
            Lanes.AddScaled(inner, row[from..to], gradient[from..to]);
        }
    }

    public void Step(int batch, float rate)
    {
        foreach (var step in (ReadOnlySpan<Adam>)[linearStep, weightStep, biasStep, outputStep, byRelationStep, byLastStep]) step.Step(batch, rate);
        for (var i = 0; i < weights.Length; i++) weights[i] *= mask[i];
    }

    private static float Normal(Random random) =>
        (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
}
