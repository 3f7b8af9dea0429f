using System.Runtime.InteropServices;
using System.Text;

namespace Entente.TrainReader;

/// <summary>
/// The weights inside an ONNX file (a protobuf message, read by field number), under the names of the layers they belong to. Matrices are [in, out].
/// </summary>
internal sealed class OnnxWeights
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, (long[] Shape, int Offset, int Length)> tensors = new(StringComparer.Ordinal);
    private readonly List<(string Operation, List<string> Inputs, string Output)> nodes = [];

    public OnnxWeights(byte[] bytes)
    {
        this.bytes = bytes;
        foreach (var graph in Fields(0, bytes.Length).Where(f => f.Number == 7))
            foreach (var field in Fields(graph.Offset, graph.Length))
            {
                if (field.Number == 5) ReadTensor(field.Offset, field.Length);
                if (field.Number == 1) ReadNode(field.Offset, field.Length);
            }
    }

    /// <summary>"encoder.layer.0.attention.self.query.weight" and so on, with shape and values.</summary>
    public IEnumerable<(string Name, long[] Shape, float[] Values)> All()
    {
        var stored = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in tensors.Keys)
            if ((name.StartsWith("embeddings.", StringComparison.Ordinal) && name.EndsWith("weight", StringComparison.Ordinal))
                || name.EndsWith("bias", StringComparison.Ordinal) || name.EndsWith("LayerNorm.weight", StringComparison.Ordinal))
                stored[name] = name;
        // The matrices have lost their names: each is the one multiplied before its bias is added.
        var products = nodes.Where(n => n.Operation == "MatMul").ToDictionary(n => n.Output, n => n.Inputs[1], StringComparer.Ordinal);
        foreach (var node in nodes.Where(n => n.Operation == "Add"))
            for (var side = 0; side < 2; side++)
                if (node.Inputs[side].StartsWith("encoder", StringComparison.Ordinal) && node.Inputs[side].EndsWith("bias", StringComparison.Ordinal)
                    && products.TryGetValue(node.Inputs[1 - side], out var matrix))
                    stored[node.Inputs[side][..^4] + "weight"] = matrix;
        foreach (var (name, tensor) in stored)
        {
            var (shape, offset, length) = tensors[tensor];
            yield return (name, shape, MemoryMarshal.Cast<byte, float>(bytes.AsSpan(offset, length)).ToArray());
        }
    }

    private void ReadTensor(int offset, int length)
    {
        var shape = new List<long>();
        var name = "";
        var (at, size) = (0, 0);
        foreach (var f in Fields(offset, length))
        {
            if (f.Number == 1 && f.Length < 0) shape.Add(f.Offset);
            else if (f.Number == 1) for (var p = f.Offset; p < f.Offset + f.Length;) shape.Add((long)Varint(ref p));
            if (f.Number == 8) name = Encoding.UTF8.GetString(bytes, f.Offset, f.Length);
            if (f.Number is 4 or 9) (at, size) = (f.Offset, f.Length);
        }
        tensors[name] = ([.. shape], at, size);
    }

    private void ReadNode(int offset, int length)
    {
        var inputs = new List<string>();
        var (operation, output) = ("", "");
        foreach (var f in Fields(offset, length))
        {
            if (f.Number == 1) inputs.Add(Encoding.UTF8.GetString(bytes, f.Offset, f.Length));
            if (f.Number == 2 && output.Length == 0) output = Encoding.UTF8.GetString(bytes, f.Offset, f.Length);
            if (f.Number == 4) operation = Encoding.UTF8.GetString(bytes, f.Offset, f.Length);
        }
        nodes.Add((operation, inputs, output));
    }

    private ulong Varint(ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var b = bytes[at++];
            value |= (ulong)(b & 127) << shift;
            if (b < 128) return value;
        }
    }

    // Offset and length of a field's bytes; for a number its value and -1.
    private IEnumerable<(int Number, int Offset, int Length)> Fields(int offset, int length)
    {
        for (var p = offset; p < offset + length;)
        {
            var key = Varint(ref p);
            var number = (int)(key >> 3);
            switch (key & 7)
            {
                case 0: yield return (number, unchecked((int)Varint(ref p)), -1); break;
                case 1: p += 8; break;
                case 5: p += 4; break;
                case 2:
                    var size = (int)Varint(ref p);
                    yield return (number, p, size);
                    p += size;
                    break;
                default: throw new InvalidDataException($"Byte {p} of the ONNX file is no protobuf field. Give the file as the package has it.");
            }
        }
    }
}
