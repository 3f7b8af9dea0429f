using System.Collections.Immutable;
using Entente.Documents;

namespace Entente.Coding;

/// <summary>The accusations made so far in a document, so that "these claims" and "the allegations" resolve to what was charged.</summary>
internal sealed class Charges
{
    private readonly List<(CodedEvent Charge, int Sentence)> made = [];

    /// <summary>Which sentence is being read, counted from 0.</summary>
    public int Sentence { get; set; }

    public void Add(IEnumerable<CodedEvent> events)
    {
        foreach (var e in events)
            if (e.Type == EventType.Accuse && !e.About.IsEmpty) made.Add((e, Sentence));
    }

    /// <summary>What a denial is about whose object is "these claims", "the allegations", "it": the content of the latest charge, now with the denier's word.</summary>
    public ImmutableArray<CodedEvent> Denied(int p, Tree tree, Lexicon lexicon, FrameReader frames, AttributionReader attributions)
    {
        var frame = frames.Of(p);
        var obj = frame.Object;
        if (made.Count == 0 || obj < 0 || (!lexicon.InClass("STATEMENT", tree.Lemma(obj)) && tree.Lemma(obj) is not ("this" or "that" or "it" or "these" or "them"))) return [];
        // A charge that has its own content here ("denied claims that ...") was read from it.
        if (tree.Child(obj, "acl") >= 0 || tree.Child(obj, "ccomp") >= 0) return [];
        var (charge, at) = made[^1];
        if (Sentence - at > 4) return [];
        var cue = tree[p].Span;
        var speakers = frame.Subject < 0 ? [] : attributions.Speakers(frame.Subject);
        var link = new Attribution(speakers.IsEmpty ? null : speakers[0], Stance.Denies, cue, tree.Lemma(p));
        return [.. charge.About.Select(a => a with { Attributions = [link], Quote = tree.Span(tree.Range(p).First, tree.Range(p).Last) })];
    }
}
