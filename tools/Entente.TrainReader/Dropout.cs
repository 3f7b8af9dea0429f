using static TorchSharp.torch;

namespace Entente.TrainReader;

/// <summary>Dropout that takes its masks from one long row of noise made at the start, at random places: several times as fast as new noise.</summary>
internal static class Dropout
{
    private const int Length = 1 << 22;
    private static readonly Dictionary<double, Tensor> Rows = [];
    private static Random places = new(1);

    public static void Seed(int seed) => places = new(seed);

    public static Tensor Of(Tensor x, double share, bool train)
    {
        if (!train || share <= 0) return x;
        if (!Rows.TryGetValue(share, out var row))
            row = Rows[share] = (rand(Length) >= share).to_type(ScalarType.Float32).div(1 - share).DetachFromDisposeScope();
        var size = x.numel();
        if (size > Length) return TorchSharp.torch.nn.functional.dropout(x, share, true);
        return x * row.narrow(0, places.Next((int)(Length - size + 1)), size).view(x.shape);
    }
}
