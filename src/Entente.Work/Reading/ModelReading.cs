using System.Collections.Immutable;
using Entente.Coding;

namespace Entente.Work.Reading;

/// <summary>What was kept of a model's proposals on one text, what was dropped and why.</summary>
public sealed record ModelReading(CodedText Coded, ImmutableArray<DroppedProposal> Dropped);
