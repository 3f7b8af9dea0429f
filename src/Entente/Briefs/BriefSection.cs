using System.Collections.Immutable;
using Entente.Briefs.Charts;
using Entente.Findings;

namespace Entente.Briefs;

/// <summary>Findings under one heading, in the order they are to be read. <see cref="Key"/> names the section for JSON and anchors.</summary>
public sealed record BriefSection(string Key, string Heading, string Lead, ImmutableArray<Finding> Findings)
{
    /// <summary>Drawn before the findings; several are small multiples.</summary>
    public ImmutableArray<Chart> Charts { get; init; } = [];
}
