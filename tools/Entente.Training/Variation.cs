namespace Entente.Training;

/// <summary>
/// What news text has and the treebanks have little of: sentences all in capitals, all in lower case, in title case, or without
/// their final stop (headlines). A small share of the sentences is changed so each time it is seen.
/// </summary>
internal static class Variation
{
    public static Example Of(Example example, Random random)
    {
        var draw = random.NextDouble();
        if (draw < 0.02) return example with { Forms = [.. example.Forms.Select(f => f.ToUpperInvariant())] };
        if (draw < 0.03) return example with { Forms = [.. example.Forms.Select(f => f.ToLowerInvariant())] };
        if (draw < 0.05) return example with { Forms = [.. example.Forms.Select(f => f.Length > 3 ? char.ToUpperInvariant(f[0]) + f[1..] : f)] };
        var last = example.Forms.Length - 1;
        if (draw < 0.09 && last > 1 && example.Forms[last] == "." && !example.Heads.Contains(last) && example.Heads[last] >= 0)
            return new Example(example.Forms[..last], example.Tags[..last], example.Heads[..last], example.Labels[..last]);
        return example;
    }
}
