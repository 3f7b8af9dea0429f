using Entente.Documents;

namespace Entente.Language;

/// <summary>
/// A syntactic word of a sentence. <see cref="Index"/> and <see cref="Head"/> count from 0 within the sentence; Head is -1 at the root.
/// <see cref="Span"/> holds offsets into the text that was parsed; the words of a contraction ("don't") share out its characters.
/// <see cref="Feats"/> and <see cref="Deprel"/> are written as in CoNLL-U ("Number=Sing|Person=3", "nsubj:pass"); no features is "_".
/// </summary>
public sealed record Token(
    int Index, TextSpan Span, string Form, string Lemma, Upos Upos, string Xpos, string Feats, int Head, string Deprel)
{
    /// <summary>The word is written in one with the word before it: "n't" in "don't", "'s" in "Russia's" (a multiword token of CoNLL-U).</summary>
    public bool Joined { get; init; }
}
