namespace Entente.Language;

/// <summary>Sentences that go through the encoder in one: those from First to Stop are read, those from Context on stand before them to be understood
/// from.</summary>
internal sealed record TextBlock(int Context, int First, int Stop, EncoderInput Input, int[] Offsets)
{
    /// <summary>How many sentences stand before those that are read.</summary>
    public const int Window = 2;
    private const int Most = 176, MostContext = 90, MostParsed = 100;
    /// <summary>Numbers for the actors named in a block, in the order in which they come; the first again where there are more.</summary>
    public const int Slots = 16;

    /// <summary>Where the first piece of a word of a sentence stands.</summary>
    public int Place(int sentence, int word, IReadOnlyList<TextSentence> sentences) => Offsets[sentence - Context] + sentences[sentence].PieceOf[word];

    /// <param name="sentences">All sentences of a text.</param>
    /// <param name="vocabulary">Of the pieces.</param>
    /// <param name="from">The first sentence to read.</param>
    /// <param name="noise">For training only: numbers the actors at random and hides some names.</param>
    /// <param name="parsed">Only for trees: fewer sentences at once and none before them. On the development part of EWT 85.7 of 100 words have the right head
    /// and label so, 84.0 in blocks for statements.</param>
    public static IEnumerable<TextBlock> Of(IReadOnlyList<TextSentence> sentences, WordPieces vocabulary, int from = 0, Random? noise = null,
        bool parsed = false)
    {
        var most = parsed ? MostParsed : Most;
        for (var first = from; first < sentences.Count;)
        {
            var (context, used) = (first, 0);
            while (!parsed && context > 0 && first - context < Window && used + sentences[context - 1].Pieces.Length <= MostContext
                && used + sentences[context - 1].Pieces.Length + sentences[first].Pieces.Length <= TextSentence.MostPieces)
                used += sentences[--context].Pieces.Length;
            var stop = first;
            while (stop < sentences.Count && (stop == first || used + sentences[stop].Pieces.Length + 2 <= most)) used += sentences[stop++].Pieces.Length;
            yield return Laid(sentences, context, first, stop, used, vocabulary, noise);
            first = stop;
        }
    }

    private static TextBlock Laid(IReadOnlyList<TextSentence> sentences, int context, int first, int stop, int pieces, WordPieces vocabulary, Random? noise)
    {
        var input = new EncoderInput(new int[pieces + 2], new byte[pieces + 2], new byte[pieces + 2], new byte[pieces + 2]);
        input.Pieces[0] = vocabulary.First;
        input.Pieces[^1] = vocabulary.Last;
        var offsets = new int[stop - context];
        var slots = Enumerable.Range(1, Slots - 1).ToArray();
        noise?.Shuffle(slots);
        var slotOf = new Dictionary<string, (byte Slot, bool Hidden)>(StringComparer.Ordinal);
        var at = 1;
        for (var s = context; s < stop; s++)
        {
            var sentence = sentences[s];
            offsets[s - context] = at;
            sentence.Pieces.CopyTo(input.Pieces.AsSpan(at));
            sentence.Shapes.CopyTo(input.Shapes.AsSpan(at));
            foreach (var name in sentence.Names)
            {
                if (!slotOf.TryGetValue(name.Actor, out var slot)) slotOf[name.Actor] = slot = ((byte)slots[slotOf.Count % slots.Length],
                    noise is not null && noise.NextDouble() < 0.15);
                var end = name.Last + 1 < sentence.Forms.Length ? sentence.PieceOf[name.Last + 1] : sentence.Pieces.Length;
                for (var p = sentence.PieceOf[name.First]; p < end; p++)
                {
                    (input.Slots[at + p], input.Kinds[at + p]) = (slot.Slot, name.Kind);
                    if (slot.Hidden) input.Pieces[at + p] = vocabulary.Mask;
                }
            }
            at += sentence.Pieces.Length;
        }
        return new(context, first, stop, input, offsets);
    }
}
