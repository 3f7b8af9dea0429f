namespace Entente.Outlook;

/// <summary>How an event forecaster learns. The defaults were chosen on the validation part of ICEWS14.</summary>
public sealed record ForecasterOptions
{
    /// <summary>Each unit sees one group of features, so that a score is a sum of reasons; false: all, which ranks a little better and explains
    /// nothing.</summary>
    public bool Additive { get; init; } = true;

    /// <summary>Rectified units.</summary>
    public int Units { get; init; } = 60;

    /// <summary>Passes over the questions learned from.</summary>
    public int Passes { get; init; } = 4;

    /// <summary>The latest questions of the past that are learned from, none of the first quarter of its days.</summary>
    public int MostQuestions { get; init; } = 120_000;

    /// <summary>Candidates that are scored in full.</summary>
    public int Scored { get; init; } = 160;

    /// <summary>Seed of the weights, of the sampled candidates and of the order of learning.</summary>
    public int Seed { get; init; } = 1;
}
