namespace Entente.Outlook;

/// <summary>
/// Questions of the past with the rows of some of their candidates, each value in 16 bits: a fixed point of 1/2048 between -16 and 16.
/// </summary>
internal sealed class QuestionRows
{
    private const int Stride = EventFeatures.Stride;
    private const float Scale = 2048, Limit = 15.99f;
    private readonly List<Question> questions = [];
    private float[] factor = [], shift = [];

    private sealed record Question(short[] Rows, int[] LastRelations, float[] Offsets, int Relation, int Answers, int Missed);

    public int Count => questions.Count;

    /// <param name="answers">How many of the rows, the first, are right.</param>
    /// <param name="missed">How many answers are in no row.</param>
    public void Add(ReadOnlySpan<float> rows, int[] lastRelations, float[] offsets, int relation, int answers, int missed)
    {
        var kept = new short[lastRelations.Length * Stride];
        for (var i = 0; i < kept.Length; i++) kept[i] = (short)MathF.Round(Math.Clamp(rows[i], -Limit, Limit) * Scale);
        questions.Add(new(kept, lastRelations, offsets, relation, answers, missed));
    }

    public int Missed(int place) => questions[place].Missed;

    /// <summary>Mean and deviation of each feature over every seventh question, so that rows come out standardised; one that never differs is left
    /// out.</summary>
    public void Standardise(out float[] mean, out float[] inverseDeviation)
    {
        var sums = new double[Stride];
        var squares = new double[Stride];
        long count = 0;
        for (var q = 0; q < questions.Count; q += 7)
        {
            var rows = questions[q].Rows;
            count += rows.Length / Stride;
            for (var i = 0; i < rows.Length; i++)
            {
                double x = rows[i] / Scale;
                sums[i % Stride] += x;
                squares[i % Stride] += x * x;
            }
        }
        (mean, inverseDeviation) = (new float[Stride], new float[Stride]);
        for (var f = 0; f < Stride && count > 0; f++)
        {
            var centre = sums[f] / count;
            var variance = squares[f] / count - centre * centre;
            (mean[f], inverseDeviation[f]) = ((float)centre, variance < 1e-6 ? 0 : (float)(1 / Math.Sqrt(variance)));
        }
        Use(mean, inverseDeviation);
    }

    /// <summary>Takes over the standard of other questions.</summary>
    public void Use(float[] mean, float[] inverseDeviation)
    {
        factor = [.. inverseDeviation.Select(d => d / Scale)];
        shift = [.. mean.Zip(inverseDeviation, (m, d) => -m * d)];
    }

    /// <summary>The standardised rows of a question, written into a buffer that grows with need.</summary>
    public (int[] LastRelations, float[] Offsets, int Relation, int Answers) Read(int place, ref float[] buffer)
    {
        var question = questions[place];
        if (buffer.Length < question.Rows.Length) buffer = new float[question.Rows.Length];
        for (var start = 0; start < question.Rows.Length; start += Stride)
            for (var f = 0; f < Stride; f++) buffer[start + f] = question.Rows[start + f] * factor[f] + shift[f];
        return (question.LastRelations, question.Offsets, question.Relation, question.Answers);
    }
}
