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
    /// <summary>Sentences are read together up to about this many words: the network then works on larger matrices.</summary>
    private const int BatchWords = 256;
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
        /// <summary>Where each sentence of the batch begins among its words, and the end.</summary>
        public List<int> Starts { get; } = [];
        /// <summary>Where each sentence of the batch goes once it is read.</summary>
        public List<List<Sentence>> Owners { get; } = [];
        public List<(RawToken Token, bool ParagraphStart)> Words { get; } = [];
        public int[] Tags { get; } = new int[Longest];
        public int[] Heads { get; } = new int[Longest];
        public int[] Labels { get; } = new int[Longest];

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

        private const int Longest = BatchWords + SentenceSplitter.MaxWords;
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

    private static LanguageModel LoadEnglish() => new(EnglishParts());

    /// <summary>What the embedded English model is made of.</summary>
    internal static ModelFile.Parts EnglishParts()
    {
        using var stream = typeof(LanguageModel).Assembly.GetManifestResourceStream(EnglishResource)
            ?? throw new InvalidOperationException($"The resource '{EnglishResource}' is not in {typeof(LanguageModel).Assembly.GetName().Name}.");
        return ModelFile.Read(stream);
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
        return Parse([(text, false)])[0];
    }

    /// <summary>The text taken as one sentence, whatever its punctuation and line breaks; empty for a text without words. Over <see cref="MaxSentenceWords"/> words it is cut.</summary>
    public IReadOnlyList<Sentence> ParseSentence(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Parse([(text, true)])[0];
    }

    /// <summary>
    /// The sentences of several texts, each as <see cref="Parse(string)"/> (or, where Single, <see cref="ParseSentence"/>) gives them. Short texts are read
    /// several times as fast together as one by one: the network works on larger matrices. What is read of a text never depends on the others.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Sentence>> Parse(IReadOnlyList<(string Text, bool Single)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var read = new List<Sentence>[texts.Count];
        using var lease = new Lease(this);
        var scratch = lease.Scratch;
        for (var t = 0; t < read.Length; t++)
        {
            read[t] = [];
            var (text, single) = texts[t];
            if (single)
            {
                scratch.Tokens.Clear();
                _tokenizer.Cuts(text, 0, text.Length, scratch.Tokens);
                QueueSentence(text, scratch.Tokens, 0, scratch.Tokens.Count, true, scratch, read[t]);
            }
            else QueueText(text, scratch, read[t]);
        }
        ReadQueue(scratch);
        return read;
    }

    private void QueueText(string text, Scratch scratch, List<Sentence> into)
    {
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
                QueueSentence(text, scratch.Tokens, first, stop, first == 0, scratch, into);
                first = stop;
            }
        }
    }

    /// <summary>Longer sentences are cut.</summary>
    public const int MaxSentenceWords = SentenceSplitter.MaxWords;

    /// <summary>Reads words cut by hand (as in a treebank) as one sentence.</summary>
    internal IReadOnlyList<Sentence> Read(string text, IReadOnlyList<RawToken> tokens)
    {
        using var lease = new Lease(this);
        return Read(text, tokens, lease.Scratch);
    }

    private List<Sentence> Read(string text, IReadOnlyList<RawToken> tokens, Scratch scratch)
    {
        var sentences = new List<Sentence>(1);
        QueueSentence(text, tokens, 0, tokens.Count, true, scratch, sentences);
        ReadQueue(scratch);
        return sentences;
    }

    /// <summary>Puts a sentence (cut where too long) on the queue, and reads the queue when it is full.</summary>
    private void QueueSentence(string text, IReadOnlyList<RawToken> tokens, int first, int stop, bool startsParagraph, Scratch scratch, List<Sentence> into)
    {
        for (var from = first; from < stop; from += MaxSentenceWords)
        {
            scratch.Starts.Add(scratch.Words.Count);
            scratch.Owners.Add(into);
            for (var i = from; i < Math.Min(stop, from + MaxSentenceWords); i++)
            {
                scratch.Words.Add((tokens[i], startsParagraph && from == first));
                scratch.Forms.Add(scratch.Form(text, tokens[i]));
            }
            if (scratch.Words.Count >= BatchWords) ReadQueue(scratch);
        }
    }

    private void ReadQueue(Scratch scratch)
    {
        var words = scratch.Words;
        if (words.Count == 0) return;
        scratch.Starts.Add(words.Count);
        _network.Read(scratch.Forms, scratch.Starts, scratch.Network, scratch.Tags, scratch.Heads, scratch.Labels);
        for (var k = 0; k + 1 < scratch.Starts.Count; k++)
        {
            var (first, stop) = (scratch.Starts[k], scratch.Starts[k + 1]);
            var tokens = ImmutableArray.CreateBuilder<Token>(stop - first);
            for (var i = first; i < stop; i++)
            {
                var raw = words[i].Token;
                var (upos, xpos, feats, key) = _tags[scratch.Tags[i]];
                var form = scratch.Forms[i];
                tokens.Add(new Token(i - first, new TextSpan(raw.Start, raw.End), form, scratch.Lemma(_lemmatizer, form, key, scratch.Tags[i]), upos, xpos, feats, scratch.Heads[i], _labels[scratch.Labels[i]])
                {
                    Joined = raw.Glued && i > first,
                });
            }
            scratch.Owners[k].Add(new Sentence(new TextSpan(words[first].Token.Start, words[stop - 1].Token.End), tokens.MoveToImmutable(), words[first].ParagraphStart));
        }
        scratch.Starts.Clear();
        scratch.Owners.Clear();
        scratch.Forms.Clear();
        words.Clear();
    }

    private readonly ref struct Lease(LanguageModel model)
    {
        private readonly LanguageModel _model = model;
        public Scratch Scratch { get; } = model._scratch.TryTake(out var scratch) ? scratch : new Scratch();
        public void Dispose() => _model._scratch.Add(Scratch);
    }
}
