using System.Runtime.InteropServices;
using System.Text;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Entente.TrainReader;

/// <summary>Named weights, made in the order in which they are first asked for.</summary>
internal sealed class Parameters
{
    private readonly Dictionary<string, Parameter> byName = new(StringComparer.Ordinal);

    public Parameter this[string name] => byName[name];
    public IEnumerable<KeyValuePair<string, Parameter>> All => byName;
    public bool Has(string name) => byName.ContainsKey(name);

    /// <summary>A matrix of normal noise with the given spread (0: zeros), unless there already is one of that name.</summary>
    public Parameter Get(string name, double spread, params long[] shape)
    {
        if (byName.TryGetValue(name, out var known))
        {
            if (known.shape.SequenceEqual(shape)) return known;
            byName.Remove(name);
        }
        return byName[name] = new Parameter(spread == 0 ? zeros(shape) : randn(shape) * spread);
    }

    public void Set(string name, long[] shape, float[] values) => byName[name] = new Parameter(tensor(values, shape));

    public static float[] Values(Tensor t) => t.detach().contiguous().to_type(ScalarType.Float32).data<float>().ToArray();

    public void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using var writer = new BinaryWriter(File.Create(path + ".new"), Encoding.UTF8);
        writer.Write(byName.Count);
        foreach (var (name, p) in byName.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            writer.Write(name);
            writer.Write(p.shape.Length);
            foreach (var n in p.shape) writer.Write(n);
            writer.Write(MemoryMarshal.AsBytes(Values(p).AsSpan()));
        }
        writer.Close();
        File.Move(path + ".new", path, overwrite: true);
    }

    public static Parameters Load(string path, Func<string, bool>? wanted = null)
    {
        var parameters = new Parameters();
        using var reader = new BinaryReader(File.OpenRead(path), Encoding.UTF8);
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var name = reader.ReadString();
            if (name == "tree.arc.bias") name = "tree.always";
            var shape = new long[reader.ReadInt32()];
            for (var i = 0; i < shape.Length; i++) shape[i] = reader.ReadInt64();
            var values = new float[shape.Aggregate(1L, (a, b) => a * b)];
            reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
            if (wanted is null || wanted(name)) parameters.Set(name, shape, values);
        }
        return parameters;
    }
}
