using System.Collections.Immutable;

namespace Entente.Coding;

/// <summary>All that was read out of one text, in the order of the text.</summary>
public sealed record CodedText(
    ImmutableArray<CodedEvent> Events, ImmutableArray<CodedAssessment> Assessments, ImmutableArray<ActorMention> Mentions);
