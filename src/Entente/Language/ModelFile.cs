using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Entente.Language;

/// <summary>
/// The stored form of what is learned of words, sentences and lemmas: "ENTLANG2", then, compressed, tokeniser, splitter, lemma rules.
/// </summary>
internal static class ModelFile
{
    private static readonly byte[] Magic = "ENTLANG2"u8.ToArray();

    internal sealed record Parts(LinearScorer Tokenizer, LinearScorer Splitter, Lemmatizer Lemmatizer);

    public static void Write(Stream stream, Parts parts)
    {
        stream.Write(Magic);
        using var packed = new ZLibStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var writer = new BinaryWriter(packed, Encoding.UTF8, leaveOpen: true);
        Scorer(writer, parts.Tokenizer);
        Scorer(writer, parts.Splitter);
        Strings(writer, parts.Lemmatizer.Scripts);
        Table(writer, parts.Lemmatizer.Exact);
        Table(writer, parts.Lemmatizer.Suffix);
    }

    public static Parts Read(Stream stream)
    {
        var magic = new byte[Magic.Length];
        stream.ReadExactly(magic);
        if (!magic.AsSpan().SequenceEqual(Magic))
            throw new InvalidDataException(
                $"A language model starts with 'ENTLANG2'; this stream starts with '{Encoding.ASCII.GetString(magic)}'. Give a file made by the "
                + $"training program of this version.");
        using var packed = new ZLibStream(stream, CompressionMode.Decompress, leaveOpen: true);
        using var buffered = new BufferedStream(packed, 1 << 16);
        using var reader = new BinaryReader(buffered, Encoding.UTF8, leaveOpen: true);
        var tokenizer = Scorer(reader);
        var splitter = Scorer(reader);
        return new Parts(tokenizer, splitter, new Lemmatizer(Strings(reader), Table(reader), Table(reader)));
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
}
