using System.Runtime.InteropServices;
using System.Text;

namespace Entente.Language;

/// <summary>
/// The trained weights that all reading stands on: the pieces of words, the encoder, and the named matrices and tables of the heads. Made by
/// tools/Entente.TrainReader;
/// data/reading/reader.card.md says from what.
/// </summary>
internal sealed class ReaderWeights
{
    private const string Resource = "data/reading/reader.weights";
    private static readonly byte[] Magic = "ENTREAD1"u8.ToArray();
    private static readonly Lazy<ReaderWeights> LazyEmbedded = new(() =>
    {
        using var stream = typeof(ReaderWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource '{Resource}' is not in {typeof(ReaderWeights).Assembly.GetName().Name}.");
        return Read(stream);
    });

    private readonly Dictionary<string, QuantizedMatrix> matrices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, float[]> tables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> lists = new(StringComparer.Ordinal);

    public static ReaderWeights Embedded => LazyEmbedded.Value;

    public required WordPieces Pieces { get; init; }
    public required TextEncoder Encoder { get; init; }
    public QuantizedMatrix Matrix(string name) => matrices[name];
    public float[] Table(string name) => tables[name];
    public string[] List(string name) => lists[name];

    /// <summary>The rows' product with one column of a table, and that column's part of the table's bias.</summary>
    /// <param name="x">As long as the table has rows.</param>
    /// <param name="name">A table that has a bias.</param>
    /// <param name="columns">How many columns it has.</param>
    /// <param name="column">Which one.</param>
    public float Linear(ReadOnlySpan<float> x, string name, int columns, int column)
    {
        var (table, sum) = (Table(name), Table(name + ".bias")[column]);
        for (var i = 0; i < x.Length; i++) sum += x[i] * table[(i * columns) + column];
        return sum;
    }

    /// <exception cref="InvalidDataException">The stream holds no weights, or those of another version.</exception>
    public static ReaderWeights Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var magic = reader.ReadBytes(Magic.Length);
        if (!magic.AsSpan().SequenceEqual(Magic)) throw new InvalidDataException(
            $"A reader's weights start with 'ENTREAD1'; this stream starts with '{Encoding.ASCII.GetString(magic)}'. Give a file made by "
            + $"tools/Entente.TrainReader of this version.");
        var lists = new Dictionary<string, string[]>(StringComparer.Ordinal);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var list = lists[name] = new string[reader.ReadInt32()];
            for (var i = 0; i < list.Length; i++) list[i] = reader.ReadString();
        }
        var weights = new ReaderWeights { Pieces = new WordPieces(lists["pieces"]), Encoder = new TextEncoder(reader) };
        foreach (var (name, list) in lists) weights.lists[name] = list;
        for (var left = reader.ReadInt32(); left > 0; left--) weights.matrices[reader.ReadString()] = QuantizedMatrix.Read(reader);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var table = weights.tables[name] = new float[reader.ReadInt32()];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(table.AsSpan()));
        }
        return weights;
    }

    /// <summary>What a training program hands over: values row after row under the names of the layers.</summary>
    public sealed record Trained(IReadOnlyDictionary<string, (int Rows, int Columns, float[] Values)> Values,
        IReadOnlyDictionary<string, IReadOnlyList<string>> Lists);

    /// <summary>Writes weights as <see cref="Read"/> takes them. Matrices named in <paramref name="wide"/> are kept as bytes, with the bias of the
    /// same name where there is one.</summary>
    public static void Write(Stream stream, Trained trained, IReadOnlyList<string> wide)
    {
        using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        writer.Write(Magic);
        writer.Write(trained.Lists.Count);
        foreach (var (name, list) in trained.Lists.OrderBy(l => l.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(list.Count);
            foreach (var s in list) writer.Write(s);
        }
        var values = trained.Values;
        void Floats(float[] v) { writer.Write(v.Length); writer.Write(MemoryMarshal.AsBytes(v.AsSpan())); }
        void Matrix(params string[] names)
        {
            var (rows, columns) = (values[names[0] + ".weight"].Rows, names.Sum(n => values[n + ".weight"].Columns));
            var (all, bias, at) = (new float[rows * columns], new float[columns], 0);
            foreach (var name in names)
            {
                var part = values[name + ".weight"];
                for (var r = 0; r < rows; r++) part.Values.AsSpan(r * part.Columns, part.Columns).CopyTo(all.AsSpan((r * columns) + at));
                values[name + ".bias"].Values.CopyTo(bias.AsSpan(at));
                at += part.Columns;
            }
            QuantizedMatrix.Write(writer, all, rows, columns, bias);
        }
        var words = values["encoder.embeddings.word_embeddings.weight"];
        var (scales, bytes) = (new float[words.Rows], new sbyte[words.Values.Length]);
        for (var r = 0; r < words.Rows; r++)
        {
            var row = words.Values.AsSpan(r * words.Columns, words.Columns);
            foreach (var v in row) scales[r] = Math.Max(scales[r], Math.Abs(v) / 127);
            for (var c = 0; c < row.Length; c++) bytes[(r * words.Columns) + c] = (sbyte)(scales[r] == 0 ? 0 : MathF.Round(row[c] / scales[r]));
        }
        writer.Write(words.Rows);
        Floats(scales);
        writer.Write(MemoryMarshal.AsBytes(bytes.AsSpan()));
        // Every text is of the first type: its vector goes with the places.
        var (places, type) = (values["encoder.embeddings.position_embeddings.weight"], values["encoder.embeddings.token_type_embeddings.weight"].Values);
        Floats([.. places.Values.Take(TextEncoder.Longest * TextEncoder.Width).Select((v, i) => v + type[i % TextEncoder.Width])]);
        foreach (var name in (ReadOnlySpan<string>)["slot", "kind", "shape", "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"]) Floats(
            values["encoder." + name].Values);
        for (var l = 0; l < TextEncoder.Layers; l++)
        {
            var p = $"encoder.layer.{l}.";
            Matrix(p + "attention.self.query", p + "attention.self.key", p + "attention.self.value");
            Matrix(p + "attention.output.dense");
            Floats(values[p + "attention.output.LayerNorm.weight"].Values);
            Floats(values[p + "attention.output.LayerNorm.bias"].Values);
            Matrix(p + "intermediate.dense");
            Matrix(p + "output.dense");
            Floats(values[p + "output.LayerNorm.weight"].Values);
            Floats(values[p + "output.LayerNorm.bias"].Values);
        }
        writer.Write(wide.Count);
        foreach (var name in wide)
        {
            writer.Write(name);
            var (rows, columns, v) = values[name];
            // An odd last row is what is added whatever the input: the bias.
            var odd = rows % 32 == 1;
            QuantizedMatrix.Write(writer, v.AsSpan(0, (odd ? rows - 1 : rows) * columns), odd ? rows - 1 : rows, columns,
                odd ? v.AsSpan((rows - 1) * columns) : values.TryGetValue(name + ".bias", out var bias) ? bias.Values : []);
        }
        var rest = values.Where(v => !v.Key.StartsWith("encoder.", StringComparison.Ordinal) && !wide.Contains(v.Key)
            && !(v.Key.EndsWith(".bias", StringComparison.Ordinal) && wide.Contains(v.Key[..^5]))).OrderBy(v => v.Key, StringComparer.Ordinal).ToArray();
        writer.Write(rest.Length);
        foreach (var (name, value) in rest)
        {
            writer.Write(name);
            Floats(value.Values);
        }
    }
}
