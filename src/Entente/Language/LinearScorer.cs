namespace Entente.Language;

/// <summary>Sums of hashed feature weights, one column a class.</summary>
internal sealed class LinearScorer(float[] weights, int classes)
{
    public float[] Weights { get; } = weights;
    public int Classes { get; } = classes;

    /// <summary>Number of buckets: a power of two.</summary>
    public int Buckets => Weights.Length / Classes;

    public void Score(ReadOnlySpan<uint> features, Span<float> into)
    {
        into[..Classes].Clear();
        var mask = (uint)Buckets - 1;
        foreach (var feature in features)
        {
            var row = (int)(feature & mask) * Classes;
            for (var c = 0; c < Classes; c++) into[c] += Weights[row + c];
        }
    }

    public static uint Mix(uint hash, uint value)
    {
        hash = (hash ^ value) * 0x9E3779B1u;
        return hash ^ (hash >> 15);
    }
}
