namespace Entente.Language;

/// <summary>
/// What the encoder made of a block: the states of its pieces, row after row of <see cref="TextEncoder.Width"/>, and the sentences that were read in
/// it, with their trees.
/// <see cref="All"/> are the sentences of the whole text, before they are read.
/// </summary>
internal sealed record EncodedBlock(TextBlock Block, IReadOnlyList<TextSentence> All, IReadOnlyList<Sentence> Sentences, float[] States)
{
    /// <summary>The state of a word of a sentence of this block.</summary>
    public ReadOnlySpan<float> State(int sentence, int word) => States.AsSpan(Block.Place(sentence, word, All) * TextEncoder.Width, TextEncoder.Width);
}
