using System.Collections.Immutable;

namespace Entente.Alignment.Latent;

/// <summary>
/// Parameters fitted to the public record, so that a pair is smoothed at once. What they were fitted to is in <see cref="Card"/> and data/alignment/README.md.
/// </summary>
public static class ShippedParameters
{
    private static readonly Lazy<ParametersFile> embedded = new(Load);

    /// <summary>In the order of <see cref="Indicators"/>.</summary>
    public static AlignmentParameters Embedded => embedded.Value.Parameters;

    /// <summary><see cref="AlignmentIndicators.All"/>.</summary>
    public static ImmutableArray<AlignmentIndicator> Indicators => embedded.Value.Indicators;

    /// <summary>Data sets, versions and licences behind the parameters, a line each.</summary>
    public static ImmutableArray<string> Card => embedded.Value.Card;

    private static ParametersFile Load()
    {
        const string name = "data/alignment/parameters.tsv";
        using var stream = typeof(ShippedParameters).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var file = ParametersFile.Read(name, reader.ReadToEnd());
        if (!file.Indicators.SequenceEqual(AlignmentIndicators.All)) throw new InvalidDataException($"{name}: its indicators are not those of this program, in their order. Fit it anew.");
        return file;
    }
}
