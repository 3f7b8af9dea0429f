using System.Collections.Concurrent;
using System.Collections.Immutable;
using Entente.Documents;

namespace Entente.Language;

/// <summary>
/// Reads text: sentences, words, tags, lemmas and Universal Dependencies trees, all learned from a treebank (docs/methods/parser.md).
/// Deterministic; safe for concurrent use.
/// </summary>
public sealed class LanguageModel
{
    private const string EnglishResource = "data/language/english.model";
    private static readonly Lazy<LanguageModel> LazyEnglish = new(LoadEnglish);

    private readonly ConcurrentBag<Scratch> _scratch = [];
    private readonly Tokenizer _tokenizer;
    private readonly SentenceSplitter _splitter;
    private readonly Lemmatizer _lemmatizer;
    private readonly Network _network;
    private readonly (Upos Upos, string Xpos, string Feats, string Key)[] _tags;
    private readonly string[] _labels;

    private sealed class Scratch
    {
        public Network.Scratch Network { get; } = new();
        public List<RawToken> Tokens { get; } = [];
        public List<SentenceSplitter.Clue> Clues { get; } = [];
        public List<int> Ends { get; } = [];
        public List<string> Forms { get; } = [];
        public int[] Tags { get; } = new int[Longest];
        public int[] Heads { get; } = new int[Longest];
        public int[] Labels { get; } = new int[Longest];
        private const int Longest = 2 * SentenceSplitter.MaxWords;
    }

    internal LanguageModel(ModelFile.Parts parts)
    {
        _tokenizer = new Tokenizer(parts.Tokenizer);
        _splitter = new SentenceSplitter(parts.Splitter);
        _lemmatizer = parts.Lemmatizer;
        _network = new Network(parts.Shape, new WordFeatures(parts.Vocabulary, parts.Shape.PieceBuckets), parts.Matrices);
        _labels = [.. parts.Labels];
        _tags = new (Upos, string, string, string)[parts.Tags.Count];
        for (var i = 0; i < _tags.Length; i++)
        {
            var fields = parts.Tags[i].Split('\t');
            _tags[i] = (Enum.Parse<Upos>(fields[0]), fields[1], fields[2], LemmaKey(fields[0], fields[1]));
        }
    }

    /// <summary>What lemmas depend on besides the form.</summary>
    internal static string LemmaKey(string upos, string xpos) => $"{upos} {xpos}";

    /// <summary>The embedded English model (data/language/english.card.md says what it was trained on), loaded at first use.</summary>
    public static LanguageModel English => LazyEnglish.Value;

    private static LanguageModel LoadEnglish()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException($"The resource '{EnglishResource}' is not in {typeof(LanguageModel).Assembly.GetName().Name}.");
        return Load(stream);
    }

    /// <summary>Reads a model that the training program (tools/Entente.Training) wrote.</summary>
    /// <exception cref="InvalidDataException">The stream holds no model, or one of another version.</exception>
    public static LanguageModel Load(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return new LanguageModel(ModelFile.Read(stream));
    }

    /// <summary>The sentences of a text in order. Spans are offsets into the text. A blank line ends a sentence always, a single line break where <see cref="Paragraphs"/> takes it for the end of a paragraph.</summary>
    public IReadOnlyList<Sentence> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var sentences = new List<Sentence>();
        using var lease = new Lease(this);
        var scratch = lease.Scratch;
        foreach (var (start, end) in Paragraphs.Of(text))
        {
            scratch.Tokens.Clear();
            _tokenizer.Cuts(text, start, end, scratch.Tokens);
            if (scratch.Tokens.Count == 0) continue;
            SentenceSplitter.Clues(text, scratch.Tokens, scratch.Clues);
            _splitter.Ends(scratch.Clues, scratch.Ends);
            var first = 0;
            foreach (var stop in scratch.Ends)
            {
                sentences.Add(Read(text, first, stop, first == 0, scratch));
                first = stop;
            }
        }
        return sentences;
    }

    /// <summary>The text taken as one sentence, whatever its punctuation and line breaks; empty for a text without words. Over <see cref="MaxSentenceWords"/> words it is cut.</summary>
    public IReadOnlyList<Sentence> ParseSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        using var lease = new Lease(this);
        var scratch = lease.Scratch;
        scratch.Tokens.Clear();
        _tokenizer.Cuts(text, 0, text.Length, scratch.Tokens);
        var sentences = new List<Sentence>();
        for (var first = 0; first < scratch.Tokens.Count; first += MaxSentenceWords)
            sentences.Add(Read(text, first, Math.Min(scratch.Tokens.Count, first + MaxSentenceWords), first == 0, scratch));
        return sentences;
    }

    /// <summary>Longer sentences are cut.</summary>
    public const int MaxSentenceWords = SentenceSplitter.MaxWords;

    /// <summary>Reads words cut by hand (as in a treebank) as one sentence: tags, heads, relations.</summary>
    internal Sentence Read(string text, IReadOnlyList<RawToken> tokens)
    {
        using var lease = new Lease(this);
        lease.Scratch.Tokens.Clear();
        lease.Scratch.Tokens.AddRange(tokens);
        return Read(text, 0, tokens.Count, true, lease.Scratch);
    }

    private Sentence Read(string text, int first, int stop, bool startsParagraph, Scratch scratch)
    {
        var n = stop - first;
        scratch.Forms.Clear();
        for (var i = first; i < stop; i++) scratch.Forms.Add(text[scratch.Tokens[i].Start..scratch.Tokens[i].End]);
        _network.Read(scratch.Forms, scratch.Network, scratch.Tags.AsSpan(0, n), scratch.Heads.AsSpan(0, n), scratch.Labels.AsSpan(0, n));
        var tokens = ImmutableArray.CreateBuilder<Token>(n);
        for (var i = 0; i < n; i++)
        {
            var raw = scratch.Tokens[first + i];
            var (upos, xpos, feats, key) = _tags[scratch.Tags[i]];
            var form = scratch.Forms[i];
            tokens.Add(new Token(i, new TextSpan(raw.Start, raw.End), form, _lemmatizer.Lemma(form, key), upos, xpos, feats, scratch.Heads[i], _labels[scratch.Labels[i]]) { Joined = raw.Glued });
        }
        return new Sentence(new TextSpan(scratch.Tokens[first].Start, scratch.Tokens[stop - 1].End), tokens.MoveToImmutable(), startsParagraph);
    }

    private readonly ref struct Lease(LanguageModel model)
    {
        private readonly LanguageModel _model = model;
        public Scratch Scratch { get; } = model._scratch.TryTake(out var scratch) ? scratch : new Scratch();
        public void Dispose() => _model._scratch.Add(Scratch);
    }
}
