using System.Collections.Immutable;
using Entente.Ledger;
using Entente.Time;

namespace Entente.News;

/// <summary>One thing that a ledger holds now and did not hold before, with what it comes from: claims, or a data set.</summary>
public sealed record Change
{
    public const string Prefix = "n-";

    public required ChangeKind Kind { get; init; }
    /// <summary>In words, with a full stop.</summary>
    public required string Statement { get; init; }
    /// <summary>When it happened, was said, or (records) the years that are told of; absent where nothing tells.</summary>
    public ImpreciseDate? Date { get; init; }
    /// <summary>How it stood before, or what it stands against; absent where there is nothing to add.</summary>
    public string? Note { get; init; }
    /// <summary>The new claims first, then those it is set against.</summary>
    public ImmutableArray<Claim> Claims { get; init; } = [];
    public MatterId? Matter { get; init; }
    /// <summary>The data set and version that it comes from; absent where documents tell it.</summary>
    public string? Dataset { get; init; }
    /// <summary>The file and the line of the data set on which the first row on the watched stands.</summary>
    public string? Row { get; init; }
    /// <summary>Documents that tell it.</summary>
    public int Documents { get; init; }
    /// <summary>Stories that tell it: documents with wire copies counted once.</summary>
    public int Stories { get; init; }
    /// <summary>Outlets that tell it.</summary>
    public int Outlets { get; init; }
    /// <summary>When the latest of what it comes from came into the ledger, UTC; absent until that is looked up.</summary>
    public DateTime? Recorded { get; init; }

    /// <summary>A hash of kind and evidence: the same change has the same key whenever it is told.</summary>
    public string Id => Prefix + ContentHash.Of(["change", Kind.ToString(), Dataset, Row, Dataset is null ? null
        : Statement, .. Claims.Select(c => c.Id.Value).Order(StringComparer.Ordinal)]);
}
