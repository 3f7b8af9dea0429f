using System.Collections.Immutable;
using Entente.Coding;
using Entente.Language;

namespace Entente.Reading;

/// <summary>
/// A text that was read: its sentences (from the first that names an actor), all statements whatever their confidence, and whoever is mentioned.
/// Spans point into <see cref="Text"/>.
/// </summary>
public sealed record ReadText(string Text, IReadOnlyList<Sentence> Sentences, ImmutableArray<Statement> Statements, ImmutableArray<ActorMention> Mentions)
{
    /// <summary>For each sentence by itself who does something to whom as event data have it; empty unless it was asked for.</summary>
    internal IReadOnlyList<SentenceEvent> SentenceEvents { get; init; } = [];

    /// <summary>As coded events and judgements: what the ledger and briefs take, and event data where the text was read for them
    /// (<see cref="StatementReader.ReadEvents"/>).</summary>
    /// <param name="level">Which statements are counted on.</param>
    public CodedText Coded(PrintLevel level = PrintLevel.Strict, PrintLevel? opinions = null) => EventCoding.Of(this, level, opinions);
}

/// <summary>Who does something to whom in a sentence: their words (-1: nobody is named), and probabilities of the types, nothing first.</summary>
internal sealed record SentenceEvent(SentenceClues Clues, int Actor, int Recipient, float[] Types);
