using TorchSharp;
using static TorchSharp.torch;

namespace Entente.TrainReader;

/// <summary>The mean of weights over the last part of the way (Izmailov et al. 2018): steadier than where the way ends.</summary>
internal sealed class Average
{
    private readonly Dictionary<string, Tensor> sums = new(StringComparer.Ordinal);
    private int count;

    public void Add(Parameters p)
    {
        using var _ = no_grad();
        count++;
        foreach (var (name, value) in p.All)
        {
            if (!value.requires_grad) continue;
            if (!sums.TryGetValue(name, out var sum)) sums[name] = value.detach().clone().DetachFromDisposeScope();
            else sum.add_(value);
        }
    }

    /// <summary>Puts the means in place of the weights.</summary>
    public void Put(Parameters p)
    {
        if (count == 0) return;
        using var _ = no_grad();
        foreach (var (name, sum) in sums) p[name].copy_(sum / count);
    }
}
