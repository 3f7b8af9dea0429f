using System.Runtime.InteropServices;
using System.Text;
using Entente.Language;

namespace Entente.TrainReader;

/// <summary>
/// A shipped reader's file as parameters to train on from. What was rounded to bytes stays so: rounding it once more changes nothing. What is held fixed
/// (<see cref="Encoder.Frozen"/>) comes from the package.
/// </summary>
internal sealed class Unpack(Parameters p)
{
    /// <param name="path">A .weights file.</param>
    public void Read(string path)
    {
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        reader.ReadBytes(8);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            reader.ReadString();
            for (var n = reader.ReadInt32(); n > 0; n--) reader.ReadString();
        }
        var words = reader.ReadInt32();
        Floats(reader);
        reader.ReadBytes(words * TextEncoder.Width);
        Floats(reader);
        foreach (var name in (ReadOnlySpan<string>)["slot", "kind", "shape", "embeddings.LayerNorm.weight", "embeddings.LayerNorm.bias"])
            Put("encoder." + name, Floats(reader));
        for (var l = 0; l < TextEncoder.Layers; l++)
        {
            var at = $"encoder.layer.{l}.";
            Linear(reader, at + "attention.self.query", at + "attention.self.key", at + "attention.self.value");
            Linear(reader, at + "attention.output.dense");
            Put(at + "attention.output.LayerNorm.weight", Floats(reader));
            Put(at + "attention.output.LayerNorm.bias", Floats(reader));
            Linear(reader, at + "intermediate.dense");
            Linear(reader, at + "output.dense");
            Put(at + "output.LayerNorm.weight", Floats(reader));
            Put(at + "output.LayerNorm.bias", Floats(reader));
        }
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var (rows, columns, values, bias) = Matrix(reader);
            if (p[name].shape[0] == rows + 1) values = [.. values, .. bias];
            else if (p.Has(name + ".bias")) Put(name + ".bias", bias);
            Put(name, values);
        }
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            var values = Floats(reader);
            if (p.Has(name)) Put(name, values);
            else p.Set(name, [values.Length], values);
        }
    }

    private void Put(string name, float[] values) => p.Set(name, p[name].shape, values);

    // Columns of several layers side by side, one after the other.
    private void Linear(BinaryReader reader, params string[] names)
    {
        var (rows, columns, values, bias) = Matrix(reader);
        var width = columns / names.Length;
        for (var k = 0; k < names.Length; k++)
        {
            var part = new float[rows * width];
            for (var r = 0; r < rows; r++) values.AsSpan((r * columns) + (k * width), width).CopyTo(part.AsSpan(r * width));
            Put(names[k] + ".weight", part);
            Put(names[k] + ".bias", bias[(k * width)..((k + 1) * width)]);
        }
    }

    private static float[] Floats(BinaryReader reader)
    {
        var values = new float[reader.ReadInt32()];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    // Row after row; as QuantizedMatrix writes it.
    private static (int Rows, int Columns, float[] Values, float[] Bias) Matrix(BinaryReader reader)
    {
        var (rows, columns) = (reader.ReadInt32(), reader.ReadInt32());
        float[] Row() { var v = new float[columns]; reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(v.AsSpan())); return v; }
        var (scales, bias) = (Row(), Row());
        var values = new float[rows * columns];
        const int lane = QuantizedMatrix.Lane;
        for (var from = 0; from < columns; from += lane)
        {
            var block = reader.ReadBytes(rows * lane);
            for (var j = 0; j < lane && from + j < columns; j++)
                for (var r = 0; r < rows; r++) values[(r * columns) + from + j] = (sbyte)block[(r / 4 * 64) + (j * 4) + (r % 4)] * scales[from + j];
        }
        return (rows, columns, values, bias);
    }
}
