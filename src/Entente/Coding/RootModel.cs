using System.Buffers.Binary;
using System.IO.Compression;

namespace Entente.Coding;

/// <summary>
/// Multinomial logistic regression over hashed features: the probability of each class. Weights from data/coding/model, made by tools/Entente.TrainCoding;
/// the card beside them says from what. File: magic, classes, temperature, rows; a row is a bucket and a signed byte a class; gzip.
/// </summary>
internal sealed class RootModel
{
    public const int Buckets = 1 << 18;
    private const uint Magic = 0x454E5431;

    private readonly Dictionary<int, int> rows = [];
    private readonly float[] weights;
    private readonly int classes;
    private readonly float temperature;

    public RootModel(Stream packed)
    {
        using var stream = new GZipStream(packed, CompressionMode.Decompress);
        using var reader = new BinaryReader(stream);
        if (reader.ReadUInt32() != Magic) throw new InvalidDataException("The coding model does not start as one; train it again with tools/Entente.TrainCoding.");
        classes = reader.ReadInt32();
        temperature = reader.ReadSingle();
        var scale = reader.ReadSingle();
        var count = reader.ReadInt32();
        weights = new float[count * classes];
        for (var r = 0; r < count; r++)
        {
            rows[reader.ReadInt32()] = r * classes;
            for (var c = 0; c < classes; c++) weights[(r * classes) + c] = reader.ReadSByte() * scale;
        }
    }

    /// <summary>The classes' probabilities, summing to 1.</summary>
    public float[] Probabilities(FeatureSet features)
    {
        var scores = new float[classes];
        var seen = features.Sorted();
        var value = Value(seen.Length);
        foreach (var bucket in seen)
            if (rows.TryGetValue(bucket, out var at))
                for (var c = 0; c < classes; c++) scores[c] += weights[at + c] * value;
        if (rows.TryGetValue(Buckets, out var bias)) for (var c = 0; c < classes; c++) scores[c] += weights[bias + c];
        return Softmax(scores, temperature);
    }

    /// <summary>Features that did most for a class, strongest first.</summary>
    public IReadOnlyList<(string Feature, float Weight)> Reasons(IEnumerable<string> features, int of, int most) =>
        [.. features.Distinct().Select(f => (Feature: f, Weight: rows.TryGetValue(Bucket(f), out var at) ? weights[at + of] - Mean(at) : 0f))
            .OrderByDescending(f => f.Weight).ThenBy(f => f.Feature, StringComparer.Ordinal).Take(most)];

    private float Mean(int at)
    {
        var sum = 0f;
        for (var c = 0; c < classes; c++) sum += weights[at + c];
        return sum / classes;
    }

    public static float[] Softmax(float[] scores, float temperature)
    {
        var top = scores.Max();
        var sum = 0f;
        var result = new float[scores.Length];
        for (var c = 0; c < scores.Length; c++) sum += result[c] = MathF.Exp((scores[c] - top) / temperature);
        for (var c = 0; c < scores.Length; c++) result[c] /= sum;
        return result;
    }

    /// <summary>Long sentences have more features; each counts for less.</summary>
    public static float Value(int count) => 1f / MathF.Sqrt(Math.Max(1, count));

    /// <summary>FNV-1a over the UTF-16 units.</summary>
    public static int Bucket(string feature)
    {
        var hash = 2166136261u;
        foreach (var c in feature) hash = (hash ^ c) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & (Buckets - 1));
    }

    public static byte[] Pack(int classes, float temperature, IReadOnlyDictionary<int, float[]> rows)
    {
        var largest = rows.Values.SelectMany(r => r).Select(MathF.Abs).DefaultIfEmpty(1f).Max();
        var scale = largest / 127f;
        using var buffer = new MemoryStream();
        using (var stream = new GZipStream(buffer, CompressionLevel.SmallestSize))
        using (var writer = new BinaryWriter(stream))
        {
            var kept = rows.Where(r => r.Value.Any(v => MathF.Abs(v) >= scale / 2)).OrderBy(r => r.Key).ToArray();
            writer.Write(Magic);
            writer.Write(classes);
            writer.Write(temperature);
            writer.Write(scale);
            writer.Write(kept.Length);
            foreach (var (bucket, values) in kept)
            {
                writer.Write(bucket);
                foreach (var value in values) writer.Write((sbyte)Math.Clamp(MathF.Round(value / scale), -127, 127));
            }
        }
        return buffer.ToArray();
    }
}
