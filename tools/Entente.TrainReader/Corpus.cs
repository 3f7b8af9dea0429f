using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Actors;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using NodaTime;

namespace Entente.TrainReader;

/// <summary>A marked statement. Words: where its predicate may be, with a preference each.</summary>
internal sealed record MarkedStatement(
    int Sentence, int Start, int End, int Type, int Voice, bool Both, bool Core, string? Speaker, ImmutableHashSet<string> Actors,
        ImmutableHashSet<string> Recipients, int[] Words, float[] Preference)
{
    /// <summary>Only type and sides are known, and other statements of the sentence are not marked.</summary>
    public bool Partial { get; init; }
    /// <summary>Which of the sentence's dates it is told of: -1 none of them, <see cref="Undecided"/> one that isn't among them.</summary>
    public int Date { get; init; } = Undecided;
    public const int Undecided = -2;
    /// <summary>The date as it was marked.</summary>
    public string? When { get; init; }
    public bool Symmetric => Both || (Recipients.Count == 0 && Actors.Count > 1 && StatementFeatures.Types[Type] is "AGREE" or "CONSULT" or "COOPERATE");
}

/// <summary>A sentence with what the engine makes of it, and what is marked in it.</summary>
internal sealed record MarkedSentence(SentenceClues Clues, IReadOnlyList<Candidate> Candidates, IReadOnlyList<DateAt> Dates, List<MarkedStatement> Statements)
{
    public Clauses Clauses { get; } = new(Clues.Sentence);

    public Sentence Sentence => Clues.Sentence;
    public IReadOnlyList<Mention> Mentions => Clues.Mentions;
}

/// <summary>What one party of a single sentence does to the other: the words for them (-1: nobody is named) and the type.</summary>
internal sealed record MarkedEvent(int Actor, int Recipient, int Type);

internal sealed record MarkedText(string Name, string Text, bool Marked, IReadOnlyList<TextSentence> Cut, IReadOnlyList<MarkedSentence> Sentences)
{
    /// <summary>The day it was written.</summary>
    public LocalDate? Date { get; init; }
    /// <summary>Of a sentence by itself, known by the conventions of event data; its statements are not marked then.</summary>
    public MarkedEvent? Event { get; init; }
}

/// <summary>Actors' codes as they are compared: a state, a body, or a state's rebels, opposition or civilians; a named armed group counts as its
/// state's rebels.</summary>
internal sealed class Codes(string groupsFile)
{
    private readonly Dictionary<string, string> groups = File.ReadLines(groupsFile).Where(l => l.Trim().Length > 0)
        .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToDictionary(a => a[0], a => a[1], StringComparer.Ordinal);

    public static string? Sector(string? sector) => sector switch { "CVL" or "REF" or "MED" or "BUS" or "EDU" or "LAB" or "AGR" or "CIV" => "CIV",
        "REB" or "OPP" => sector, _ => null };

    public string Of(string? code, string? sector = null)
    {
        if (string.IsNullOrEmpty(code) || code is "?" or "-" or "---" or "*") return "?";
        var parts = code.Replace('.', '/').Split('/', 2);
        if (groups.TryGetValue(parts[0], out var state)) return state + "/REB";
        var kept = Sector(parts.Length > 1 ? parts[1] : sector);
        return kept is not null && parts[0].Length == 3 ? $"{parts[0]}/{kept}" : parts[0];
    }
}

/// <summary>Texts with their statements marked, read by the engine.</summary>
internal sealed class Corpus(LanguageModel language, Codes codes)
{
    public List<MarkedText> Read(IEnumerable<string> textFiles) => [.. textFiles.Order(StringComparer.Ordinal).AsParallel().AsOrdered().Select(ReadOne)];

    private static LocalDate? Published(string file)
    {
        if (!File.Exists(file)) return null;
        using var json = JsonDocument.Parse(File.ReadAllText(file));
        if (!json.RootElement.TryGetProperty("published", out var p) || p.ValueKind != JsonValueKind.String) return null;
        return Day(p.GetString()!);
    }

    private static LocalDate Day(string iso)
    {
        var parts = iso.Split('-').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray();
        return new LocalDate(parts[0], parts.Length > 1 ? parts[1] : 7, parts.Length > 2 ? parts[2] : 1);
    }

    private MarkedText ReadOne(string file)
    {
        var text = File.ReadAllText(file);
        var gold = Path.ChangeExtension(file, ".jsonl");
        var read = Read(Path.GetFileNameWithoutExtension(file), text, Published(Path.ChangeExtension(file, ".doc.json")), File.Exists(gold));
        if (File.Exists(gold))
            foreach (var line in File.ReadLines(gold).Where(l => l.Trim().Length > 0)) if (OfJson(text, line) is { } g) Mark(read, g);
        return read;
    }

    public MarkedText Read(string name, string text, LocalDate? date, bool marked, bool single = false)
    {
        var (mentions, finder, dates) = (new MentionReader(text, ActorRegister.Embedded, date), new CandidateFinder(),
            new DateFinder(text, date is { } day ? Entente.Time.ImpreciseDate.OfDay(day) : null));
        var (cut, sentences) = ((IReadOnlyList<TextSentence>)[], new List<MarkedSentence>());
        foreach (var block in language.Encode(text, single, date))
        {
            cut = block.All;
            foreach (var sentence in block.Sentences)
            {
                var clues = mentions.Of(sentence, sentences.Count);
                sentences.Add(new(clues, finder.Next(clues.Mentions, block.Block.Context, sentences.Count), dates.Next(sentence, sentences.Count), []));
            }
        }
        return new(name, text, marked, cut, sentences) { Date = date };
    }

    /// <summary>Sentences with both actors given and the root of what the one does to the other.</summary>
    public List<MarkedText> ReadPairs(string file) => Lines(file, ReadPair);

    /// <summary>The same sentences with nothing given: who acts, and upon whom, is to be found.</summary>
    public List<MarkedText> ReadEvents(string file) => Lines(file, ReadEvent);

    /// <summary>Sentences in which nobody does anything to anybody, of a file with a class each (0: nothing).</summary>
    public List<MarkedText> ReadNothing(string file) => Lines(file, g =>
    {
        if (g.GetProperty("quad").GetInt32() != 0) return null;
        var read = Read(g.GetProperty("id").ToString() + "e", g.GetProperty("sentence").GetString()!, null, true, single: true);
        return read.Sentences.Count != 1 ? null : read with { Event = new(-1, -1, 0) };
    });

    private static List<MarkedText> Lines(string file, Func<JsonElement, MarkedText?> read) =>
        [.. File.ReadLines(file).Where(l => l.Length > 0).AsParallel().AsOrdered()
        .Select(l => { using var json = JsonDocument.Parse(l); return read(json.RootElement); }).Where(t => t is not null).Select(t => t!)];

    public const string GivenActor = "@AA", GivenRecipient = "@RR";
    private static readonly HashSet<string> Retreats = new(StringComparer.Ordinal) { "withdraw", "withdrawal", "retreat", "pull", "pullout",
        "evacuate", "leave", "surrender", "resign" };

    private static TextSpan? Span(JsonElement g, string name) => g.GetProperty(name) is { ValueKind: JsonValueKind.Array } a
        ? new(a[0].GetInt32(), a[1].GetInt32()) : null;

    private static int TypeOf(JsonElement g, Sentence sentence)
    {
        var root = g.GetProperty("root").GetString()!;
        if (root == "YIELD") root = sentence.Tokens.Any(t => Retreats.Contains(t.Lemma)) ? "RETREAT" : "CONCEDE";
        return Array.IndexOf(StatementFeatures.Types, root);
    }

    private MarkedText? ReadEvent(JsonElement g)
    {
        var text = g.GetProperty("sentence").GetString()!;
        var read = Read(g.GetProperty("id").ToString() + "e", text, null, true, single: true);
        if (read.Sentences.Count != 1) return null;
        var sentence = read.Sentences[0].Sentence;
        int Word(string name) => Span(g, name) is { } span ? MentionReader.HeadOf(sentence, span) : -1;
        var type = TypeOf(g, sentence);
        return type < 1 ? null : read with { Event = new(Word("source_span"), Word("target_span"), type) };
    }

    private MarkedText? ReadPair(JsonElement g) => Pair(g.GetProperty("id").ToString(), g.GetProperty("sentence").GetString()!, Span(g, "source_span"),
        Span(g, "target_span"), null, sentence => TypeOf(g, sentence));

    /// <summary>Of the sentences of a marked text those in which the one who acts and the one it is done to are named and nothing else passes between
    /// them, each by itself with both given: a sample of one in so many.</summary>
    public IEnumerable<MarkedText> PairsOf(MarkedText text, int oneIn)
    {
        foreach (var s in text.Sentences)
            foreach (var g in s.Statements.Where(g => g.Type is >= 1 and <= 16 && g.Voice is (int)Voice.Fact or (int)Voice.Presupposed))
            {
                var parties = g.Actors.Union(g.Recipients);
                if (parties.Count != 2 || (!g.Symmetric && g.Actors.Count != 1) || (g.Start + (7 * text.Name.Length)) % oneIn != 0) continue;
                if (s.Statements.Any(o => o != g && parties.All(o.Actors.Union(o.Recipients).Contains))) continue;
                var named = s.Mentions.Where(m => m.Firm && !m.IsGroup && parties.Contains(codes.Of(m.Code))).DistinctBy(m => codes.Of(m.Code))
                    .OrderBy(m => g.Symmetric || g.Actors.Contains(codes.Of(m.Code)) ? 0 : 1).ToArray();
                if (named.Length != 2 || named[0].Word == named[1].Word) continue;
                var (start, tokens) = (s.Sentence.Span.Start, s.Sentence.Tokens);
                TextSpan Of(Mention m) => new(tokens[m.First].Span.Start - start, tokens[m.Last].Span.End - start);
                if (Pair($"{text.Name}:{g.Start}", s.Sentence.Span.In(text.Text), Of(named[0]), Of(named[1]), text.Date, _ => g.Type) is { } pair)
                    yield return pair;
            }
    }

    private MarkedText? Pair(string name, string text, TextSpan? source, TextSpan? target, LocalDate? date, Func<Sentence, int> typeOf)
    {
        var given = new List<(TextSpan, string)>();
        if (source is { } a) given.Add((a, GivenActor));
        if (target is { } r) given.Add((r, GivenRecipient));
        if (language.Encode(text, given, date) is not { } block) return null;
        var sentence = block.Sentences[0];
        var clues = new MentionReader(text, ActorRegister.Embedded, date).Of(sentence, 0, given);
        var type = typeOf(sentence);
        var words = Enumerable.Range(0, sentence.Tokens.Length).Where(i => sentence.Tokens[i].Upos is Upos.VERB or Upos.NOUN or Upos.ADJ
            && char.IsLetter(sentence.Tokens[i].Form[0]) && !clues.Mentions.Any(m => m.First <= i && i <= m.Last)).ToArray();
        if (words.Length == 0 || type < 1) return null;
        float Prefer(int i) => (clues.Lexicon[i] == type ? 1.5f : 0f) + (sentence.Tokens[i].Upos == Upos.VERB ? 0.4f : 0f)
            + (sentence.Tokens[i].Head < 0 ? 0.4f : 0f);
        ImmutableHashSet<string> One(string code) => clues.Mentions.Any(m => m.Code == code) ? [code] : [];
        var marked = new MarkedStatement(0, 0, text.Length, type, -100, false, true, null, One(GivenActor), One(GivenRecipient), words,
            [.. words.Select(Prefer)]) { Partial = true };
        return new(name, text, true, block.All, [new(clues, new CandidateFinder().Next(clues.Mentions, 0, 0), [], [marked])]);
    }

    private static FileStatement? OfJson(string text, string line)
    {
        using var json = JsonDocument.Parse(line);
        var g = json.RootElement;
        var at = text.IndexOf(g.GetProperty("s").GetString()!, StringComparison.Ordinal);
        var quote = g.GetProperty("quote").GetString()!;
        var start = at < 0 ? -1 : text.IndexOf(quote, Math.Max(0, at - 2), StringComparison.Ordinal);
        if (start < 0) start = text.IndexOf(quote, StringComparison.Ordinal);
        if (start < 0) return null;
        string[] Set(string name) => [.. g.GetProperty(name).EnumerateArray().Select(v => v.GetString() ?? "?")];
        bool Is(string name, bool missing) => g.TryGetProperty(name, out var v) ? v.ValueKind == JsonValueKind.True : missing;
        string? Word(string name) => g.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
        return new(start, start + quote.Length, Set("actor"), Set("recipient"), Is("both", false), Word("type")!, Word("voice")!, Word("speaker"),
            Word("date"), Is("core", true), Word("same"));
    }

    /// <summary>The texts of a folder in the corpus' own form.</summary>
    public List<MarkedText> ReadMarked(string folder, List<string> faults, Func<string, bool>? wanted = null) =>
        Marked(Directory.GetFiles(folder, "*.marked").Where(f => wanted is null || wanted(Path.GetFileNameWithoutExtension(f)))
            .Order(StringComparer.Ordinal).SelectMany(f => MarkedFile.Read(f, faults).Texts()));

    /// <summary>The texts of a gzipped file of many.</summary>
    public List<MarkedText> ReadMany(string path, List<string> faults) => Marked(MarkedFile.ReadMany(path, faults));

    private List<MarkedText> Marked(IEnumerable<MarkedFile> files) =>
        [.. files.ToList().AsParallel().AsOrdered().Select(f =>
        {
            var read = Read(f.Name, f.Text, f.Head.TryGetValue("published", out var day) ? Day(day) : null, true);
            foreach (var g in f.Statements) Mark(read, g);
            return read;
        })];

    /// <summary>Rewrites a text with its statements a line each into the corpus' own form.</summary>
    public void Convert(string textFile, string folder)
    {
        var text = File.ReadAllText(textFile);
        var statements = File.ReadLines(Path.ChangeExtension(textFile, ".jsonl")).Where(l => l.Trim().Length > 0).Select(l => OfJson(text, l))
            .Where(g => g is not null).Select(g => g!).ToList();
        using var json = JsonDocument.Parse(File.ReadAllText(Path.ChangeExtension(textFile, ".doc.json")));
        string? Word(string name) => json.RootElement.TryGetProperty(name, out var v) && v.ValueKind == JsonValueKind.String ? v.GetString() : null;
        var starts = language.Cut(text, false, null).Select(s => s.Words[0].Start).ToList();
        // A quote must lie in one line; the title and each line of the head are lines of their own.
        starts.RemoveAll(s => statements.Any(g => g.Start < s && s < g.End));
        var head = new[] { ("title", Word("title")), ("published", Word("published")), ("kind", Word("kind")) }.Where(h => h.Item2 is not null)
            .Select(h => (h.Item1, h.Item2!.Replace('\n', ' ')));
        MarkedFile.Write(Path.Combine(folder, Path.GetFileNameWithoutExtension(textFile) + ".marked"), head, text, starts, statements);
    }

    private void Mark(MarkedText text, FileStatement g)
    {
        var (start, end) = (g.Start, g.End);
        var index = 0;
        while (index + 1 < text.Sentences.Count && text.Sentences[index + 1].Sentence.Span.Start <= start) index++;
        var sentence = text.Sentences[index];
        ImmutableHashSet<string> Set(IEnumerable<string> side) => [.. side.Select(c => codes.Of(c)).Where(v => v != "?")];
        var type = Array.IndexOf(StatementFeatures.Types, g.Type);
        var voice = Array.IndexOf(StatementFeatures.Voices, g.Voice);
        if (type < 1 || voice < 0) return;
        var tokens = sentence.Sentence.Tokens;
        bool Content(int i) => char.IsLetter(tokens[i].Form[0]) && (tokens[i].Upos is Upos.VERB or Upos.NOUN or Upos.ADJ
            || (tokens[i].Upos == Upos.AUX && tokens[i].Deprel is not ("aux" or "aux:pass" or "cop"))
            || (tokens[i].Upos is Upos.PROPN or Upos.ADV && tokens[i].Deprel == "root") || tokens[i].Lemma == "against");
        bool Inside(int i) => tokens[i].Span.Start >= start && tokens[i].Span.End <= end;
        bool Named(int i) => sentence.Mentions.Any(m => m.Firm && m.First <= i && i <= m.Last);
        var inside = Enumerable.Range(0, tokens.Length).Where(Inside).ToArray();
        var words = inside.Where(i => Content(i) && !Named(i)).ToArray();
        if (words.Length == 0) words = [.. inside.Where(Content)];
        if (words.Length == 0) words = [.. inside.Where(i => char.IsLetter(tokens[i].Form[0]))];
        if (words.Length == 0) return;
        float Prefer(int i) => (tokens[i].Head < 0 || !Inside(tokens[i].Head) ? 2f : 0f) + (tokens[i].Upos == Upos.VERB ? 1.2f
            : tokens[i].Upos == Upos.NOUN ? 0.4f : 0f) + (sentence.Clues.Lexicon[i] == type ? 1.5f : 0f);
        var speaker = g.Speaker is null ? null : codes.Of(g.Speaker);
        static string Begin(string date) => date.TrimStart('~').Split('/')[0];
        var dated = g.Date is null ? -1 : sentence.Dates.Select((d, i) => (d, i))
            .Where(x => Begin(x.d.For((Voice)voice).ToPlainIso()) == Begin(g.Date)).Select(x => x.i).FirstOrDefault(MarkedStatement.Undecided);
        sentence.Statements.Add(new(index, start, end, type, voice, g.Both, g.Core, speaker, Set(g.Actors), Set(g.Recipients), words,
            [.. words.Select(Prefer)]) { Date = dated, When = g.Date });
    }
}
