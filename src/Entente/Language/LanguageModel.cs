using System.Collections.Concurrent;
using System.Collections.Immutable;
using Entente.Actors;
using Entente.Documents;
using NodaTime;

namespace Entente.Language;

/// <summary>
/// Reads text: sentences, words, tags, lemmas and Universal Dependencies trees (docs/methods/parser.md). Words, sentences and lemmas are learned from
/// treebanks; tags and trees
/// come from the encoder that all reading stands on. Deterministic; safe for concurrent use.
/// </summary>
public sealed class LanguageModel
{
    private const string EnglishResource = "data/language/english.model";
    private static readonly Lazy<LanguageModel> LazyEnglish = new(LoadEnglish);

    private readonly ConcurrentBag<Scratch> _scratch = [];
    private readonly Tokenizer _tokenizer;
    private readonly SentenceSplitter _splitter;
    private readonly Lemmatizer _lemmatizer;
    private readonly ReaderWeights _weights;
    private readonly TreeReader _trees;
    private readonly (Upos Upos, string Xpos, string Feats, string Key)[] _tags;
    private readonly string[] _labels;

    private sealed class Scratch
    {
        public TextEncoder.Scratch Encoder { get; } = new();
        public DenseScratch Dense { get; } = new();
        public List<RawToken> Tokens { get; } = [];
        public List<SentenceSplitter.Clue> Clues { get; } = [];
        public List<int> Ends { get; } = [];

        private const int MaxKept = 20_000;
        private readonly HashSet<string> _forms = new(StringComparer.Ordinal);
        private readonly Dictionary<(string Form, int Tag), string> _lemmas = [];

        /// <summary>One string a form: the same words come again and again.</summary>
        public string Form(string text, RawToken token)
        {
            var span = text.AsSpan(token.Start, token.End - token.Start);
            var lookup = _forms.GetAlternateLookup<ReadOnlySpan<char>>();
            if (lookup.TryGetValue(span, out var known)) return known;
            if (_forms.Count >= MaxKept) _forms.Clear();
            var form = span.ToString();
            _forms.Add(form);
            return form;
        }

        public string Lemma(Lemmatizer lemmatizer, string form, string key, int tag)
        {
            if (_lemmas.TryGetValue((form, tag), out var known)) return known;
            if (_lemmas.Count >= MaxKept) _lemmas.Clear();
            return _lemmas[(form, tag)] = lemmatizer.Lemma(form, key);
        }
    }

    internal LanguageModel(ModelFile.Parts parts, ReaderWeights weights)
    {
        (_tokenizer, _splitter, _lemmatizer) = (new Tokenizer(parts.Tokenizer), new SentenceSplitter(parts.Splitter), parts.Lemmatizer);
        (_weights, _trees, _labels) = (weights, new TreeReader(weights), weights.List("labels"));
        _tags = [.. weights.List("tags").Select(t => t.Split('\t')).Select(f => (Enum.Parse<Upos>(f[0]), f[1], f[2], LemmaKey(f[0], f[1])))];
    }

    /// <summary>What lemmas depend on besides the form.</summary>
    internal static string LemmaKey(string upos, string xpos) => $"{upos} {xpos}";

    /// <summary>The embedded English model (data/language/english.card.md says what it was trained on), loaded at first use.</summary>
    public static LanguageModel English => LazyEnglish.Value;

    private static LanguageModel LoadEnglish()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException($"The resource '{EnglishResource}' is not in {typeof(LanguageModel).Assembly.GetName().Name}.");
        return new LanguageModel(ModelFile.Read(stream), ReaderWeights.Embedded);
    }

    /// <summary>The sentences of a text in order. Spans are offsets into the text. A blank line ends a sentence always, a single line break where
    /// <see cref="Paragraphs"/> takes it for the end of a paragraph.</summary>
    public IReadOnlyList<Sentence> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, false);
    }

    /// <summary>The same, one after another as they are read.</summary>
    public IEnumerable<Sentence> Sentences(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encode(text, false, null, parsed: true).SelectMany(b => b.Sentences);
    }

    /// <summary>The text taken as one sentence, whatever its punctuation and line breaks; empty for a text without words. Over
    /// <see cref="MaxSentenceWords"/> words it is cut.</summary>
    public IReadOnlyList<Sentence> ParseSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse(text, true);
    }

    /// <summary>The sentences of several texts, each as <see cref="Parse(string)"/> (or, where Single, <see cref="ParseSentence"/>) gives them.</summary>
    public IReadOnlyList<IReadOnlyList<Sentence>> Parse(IReadOnlyList<(string Text, bool Single)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return [.. texts.Select(t => Parse(t.Text, t.Single))];
    }

    private List<Sentence> Parse(string text, bool single) => [.. Encode(text, single, null, parsed: true).SelectMany(b => b.Sentences)];

    /// <summary>Longer sentences are cut.</summary>
    public const int MaxSentenceWords = SentenceSplitter.MaxWords;

    /// <summary>
    /// A text block after block, each encoded and parsed when it is asked for: memory does not grow with the text.
    /// </summary>
    /// <param name="text">What is read.</param>
    /// <param name="single">Take it as one sentence.</param>
    /// <param name="date">The day it was written: names are read as of it.</param>
    /// <param name="namedOnly">Leave out what comes before the first name of an actor.</param>
    /// <param name="parsed">For trees alone.</param>
    internal IEnumerable<EncodedBlock> Encode(string text, bool single, LocalDate? date, bool namedOnly = false, bool parsed = false)
    {
        var sentences = Cut(text, single, date);
        var from = 0;
        if (namedOnly) while (from < sentences.Count && sentences[from].Names.Length == 0) from++;
        foreach (var block in TextBlock.Of(sentences, _weights.Pieces, from, parsed: parsed)) yield return Read(text, sentences, block);
    }

    /// <summary>A text taken as one sentence in which stretches are given as the names of actors; null where it has no words or more than one
    /// sentence may have.</summary>
    internal EncodedBlock? Encode(string text, IReadOnlyList<(TextSpan Span, string Actor)> given, LocalDate? date)
    {
        var sentences = Cut(text, true, date);
        if (sentences.Count != 1) return null;
        foreach (var (span, actor) in given) sentences[0].Name(span, actor);
        return Read(text, sentences, TextBlock.Of(sentences, _weights.Pieces).First());
    }

    /// <summary>The sentences of a text in words and pieces, unread.</summary>
    internal IReadOnlyList<TextSentence> Cut(string text, bool single, LocalDate? date)
    {
        using var lease = new Lease(this);
        var (scratch, register) = (lease.Scratch, ActorRegister.Embedded.For(text));
        var sentences = new List<TextSentence>();
        foreach (var (start, end) in single ? [(0, text.Length)] : Paragraphs.Of(text))
        {
            scratch.Tokens.Clear();
            _tokenizer.Cuts(text, start, end, scratch.Tokens);
            if (scratch.Tokens.Count == 0) continue;
            scratch.Ends.Clear();
            if (single) scratch.Ends.Add(scratch.Tokens.Count);
            else
            {
                SentenceSplitter.Clues(text, scratch.Tokens, scratch.Clues);
                _splitter.Ends(scratch.Clues, scratch.Ends);
            }
            var first = 0;
            foreach (var stop in scratch.Ends)
            {
                for (var from = first; from < stop; from += MaxSentenceWords)
                    sentences.Add(Sentence(text, scratch.Tokens[from..Math.Min(stop, from + MaxSentenceWords)], from == 0, scratch, register, date));
                first = stop;
            }
        }
        return sentences;
    }

    private TextSentence Sentence(string text, List<RawToken> words, bool startsParagraph, Scratch scratch, ActorRegister register,
        LocalDate? date) => new(text, [.. words], [.. words.Select(w => scratch.Form(text, w))], startsParagraph, _weights.Pieces, register, date);

    /// <summary>Reads words cut by hand (as in a treebank) as one sentence.</summary>
    internal IReadOnlyList<Sentence> Read(string text, IReadOnlyList<RawToken> tokens)
    {
        using var lease = new Lease(this);
        var sentences = new[] { Sentence(text, [.. tokens], true, lease.Scratch, ActorRegister.Embedded, null) };
        return [.. TextBlock.Of(sentences, _weights.Pieces).SelectMany(b => Read(text, sentences, b).Sentences)];
    }

    internal EncodedBlock Read(string text, IReadOnlyList<TextSentence> all, TextBlock block)
    {
        using var lease = new Lease(this);
        var scratch = lease.Scratch;
        var states = _weights.Encoder.Run(block.Input, scratch.Encoder);
        var read = new List<Sentence>(block.Stop - block.First);
        for (var s = block.First; s < block.Stop; s++)
        {
            var sentence = all[s];
            var n = sentence.Forms.Length;
            var (places, tags, heads, relations) = (new int[n], new int[n], new int[n], new int[n]);
            for (var w = 0; w < n; w++) places[w] = block.Place(s, w, all);
            _trees.Read(sentence.Forms, states, places, scratch.Dense, tags, heads, relations);
            var tokens = ImmutableArray.CreateBuilder<Token>(n);
            for (var w = 0; w < n; w++)
            {
                var (upos, xpos, feats, key) = _tags[tags[w]];
                var raw = sentence.Words[w];
                var label = heads[w] < 0 ? "root" : _labels[relations[w]];
                tokens.Add(new Token(w, new TextSpan(raw.Start, raw.End), sentence.Forms[w],
                    scratch.Lemma(_lemmatizer, sentence.Forms[w], key, tags[w]), upos, xpos, feats, heads[w], label) { Joined = raw.Glued && w > 0 });
            }
            read.Add(new Sentence(new TextSpan(sentence.Words[0].Start, sentence.Words[^1].End), tokens.MoveToImmutable(), sentence.StartsParagraph));
        }
        return new(block, all, read, states);
    }

    private readonly ref struct Lease(LanguageModel model)
    {
        private readonly LanguageModel _model = model;
        public Scratch Scratch { get; } = model._scratch.TryTake(out var scratch) ? scratch : new Scratch();
        public void Dispose() => _model._scratch.Add(Scratch);
    }
}
