using System.Collections.Immutable;
using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// A text that was read: its sentences (from the first that names an actor), all statements whatever their confidence, and whoever is mentioned. Spans point into <see cref="Text"/>.
/// </summary>
public sealed record ReadText(string Text, IReadOnlyList<Sentence> Sentences, ImmutableArray<Statement> Statements, ImmutableArray<ActorMention> Mentions);
