using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Entente.Language;

/// <summary>
/// The stored form of a model: "ENTLANG1", then, compressed, tags, relations, tokeniser, splitter, lemmas, network.
/// Weights are stored as signed bytes with one scale a row.
/// </summary>
internal static class ModelFile
{
    private static readonly byte[] Magic = "ENTLANG1"u8.ToArray();

    internal sealed record Parts(
        IReadOnlyList<string> Tags, IReadOnlyList<string> Labels, LinearScorer Tokenizer, LinearScorer Splitter, Lemmatizer Lemmatizer,
        NetworkShape Shape, IReadOnlyList<string> Vocabulary, IReadOnlyDictionary<string, float[]> Matrices);

    public static void Write(Stream stream, Parts parts)
    {
        stream.Write(Magic);
        using var packed = new ZLibStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        Strings(writer, parts.Tags);
        Strings(writer, parts.Labels);
        Scorer(writer, parts.Tokenizer);
        Scorer(writer, parts.Splitter);
        Strings(writer, parts.Lemmatizer.Scripts);
        Table(writer, parts.Lemmatizer.Exact);
        Table(writer, parts.Lemmatizer.Suffix);
        Strings(writer, parts.Vocabulary);
        var s = parts.Shape;
        foreach (var value in new[] { s.WordWidth, s.PieceWidth, s.ShapeWidth, s.State, s.Layers, s.TagLayer, s.TagHidden, s.ArcWidth, s.LabelWidth, s.Words, s.PieceBuckets, s.Tags, s.Labels })
            writer.Write(value);
        foreach (var (name, rows, columns) in s.Matrices()) Matrix(writer, parts.Matrices[name], rows, columns);
    }

    public static Parts Read(Stream stream)
    {
        var magic = new byte[Magic.Length];
        stream.ReadExactly(magic);
        if (!magic.AsSpan().SequenceEqual(Magic))
            throw new InvalidDataException($"A language model starts with 'ENTLANG1'; this stream starts with '{Encoding.ASCII.GetString(magic)}'. Give a file made by the training program of this version.");
        using var packed = new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var reader = new BinaryReader(buffered, Encoding.UTF8, leaveOpen: true);
        var tags = Strings(reader);
        var labels = Strings(reader);
        var tokenizer = Scorer(reader);
        var splitter = Scorer(reader);
        var lemmatizer = new Lemmatizer(Strings(reader), Table(reader), Table(reader));
        var vocabulary = Strings(reader);
        var v = new int[13];
        for (var i = 0; i < v.Length; i++) v[i] = reader.ReadInt32();
        var shape = new NetworkShape(v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12]);
        var matrices = new Dictionary<string, float[]>(StringComparer.Ordinal);
        foreach (var (name, rows, columns) in shape.Matrices()) matrices[name] = Matrix(reader, rows, columns);
        return new Parts(tags, labels, tokenizer, splitter, lemmatizer, shape, vocabulary, matrices);
    }

    private static void Strings(BinaryWriter writer, IReadOnlyList<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var s in strings) writer.Write(s);
    }

    private static string[] Strings(BinaryReader reader)
    {
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++) strings[i] = reader.ReadString();
        return strings;
    }

    private static void Table(BinaryWriter writer, IReadOnlyDictionary<string, int> table)
    {
        writer.Write(table.Count);
        foreach (var (key, value) in table.OrderBy(e => e.Key, StringComparer.Ordinal))
        {
            writer.Write(key);
            writer.Write7BitEncodedInt(value);
        }
    }

    private static Dictionary<string, int> Table(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var table = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadString();
            table[key] = reader.Read7BitEncodedInt();
        }
        return table;
    }

    private static void Scorer(BinaryWriter writer, LinearScorer scorer)
    {
        writer.Write(scorer.Classes);
        writer.Write(scorer.Buckets);
        // Most buckets are empty, and many weights are small: 16 bits keep both cheaply once compressed.
        foreach (var weight in scorer.Weights) writer.Write((short)Math.Clamp(MathF.Round(weight * LinearScale), short.MinValue, short.MaxValue));
    }

    private const float LinearScale = 256f;

    private static LinearScorer Scorer(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var bytes = new byte[classes * reader.ReadInt32() * sizeof(short)];
        reader.BaseStream.ReadExactly(bytes);
        var weights = new float[bytes.Length / sizeof(short)];
        for (var i = 0; i < weights.Length; i++) weights[i] = BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(i * sizeof(short))) / LinearScale;
        return new LinearScorer(weights, classes);
    }

    private static void Matrix(BinaryWriter writer, float[] values, int rows, int columns)
    {
        var row = new byte[columns];
        for (var r = 0; r < rows; r++)
        {
            var from = values.AsSpan(r * columns, columns);
            var largest = 0f;
            foreach (var x in from) largest = Math.Max(largest, Math.Abs(x));
            var scale = largest / 127f;
            writer.Write(scale);
            for (var c = 0; c < columns; c++) row[c] = (byte)(sbyte)(scale == 0 ? 0 : MathF.Round(from[c] / scale));
            writer.Write(row);
        }
    }

    private static float[] Matrix(BinaryReader reader, int rows, int columns)
    {
        var values = new float[rows * columns];
        var row = new byte[columns];
        for (var r = 0; r < rows; r++)
        {
            var scale = reader.ReadSingle();
            reader.BaseStream.ReadExactly(row);
            var into = values.AsSpan(r * columns, columns);
            for (var c = 0; c < columns; c++) into[c] = scale * (sbyte)row[c];
        }
        return values;
    }
}
