using System.Globalization;
using System.IO.Compression;
using System.Text;
using Entente.Language;

namespace Entente.Training;

internal sealed record GoldWord(string Form, string Lemma, string Upos, string Xpos, string Feats, int Head, string Deprel, int Start, int End, bool Joined)
{
    public string Tag => $"{Upos}\t{Xpos}\t{Feats}";
}

/// <summary>Offsets are into the text of the document.</summary>
internal sealed record GoldSentence(IReadOnlyList<GoldWord> Words, bool StartsParagraph, int Document);

/// <summary>A CoNLL-U file as documents of raw text (sentences joined by a blank, paragraphs by a blank line) and the sentences in them.</summary>
internal sealed record Treebank(IReadOnlyList<string> Documents, IReadOnlyList<GoldSentence> Sentences)
{
    /// <param name="path">Packed where it ends on .gz.</param>
    public static Treebank Read(string path)
    {
        var documents = new List<StringBuilder>();
        var sentences = new List<GoldSentence>();
        var rows = new List<string[]>();
        string? text = null;
        bool newDocument = false, newParagraph = false;
        var lineNumber = 0;
        foreach (var line in Lines(path).Append(""))
        {
            lineNumber++;
            if (line.StartsWith('#'))
            {
                if (line.StartsWith("# newdoc", StringComparison.Ordinal)) newDocument = true;
                else if (line.StartsWith("# newpar_", StringComparison.Ordinal)) { }
                else if (line.StartsWith("# newpar", StringComparison.Ordinal)) newParagraph = true;
                else if (line.StartsWith("# text = ", StringComparison.Ordinal)) text = line[9..];
            }
            else if (line.Length > 0)
            {
                var fields = line.Split('\t');
                if (fields.Length != 10)
                    throw new InvalidDataException($"{path}:{lineNumber}: {fields.Length} columns; CoNLL-U has 10, parted by tabs. Correct the line.");
                rows.Add(fields);
            }
            else if (rows.Count > 0)
            {
                if (newDocument || documents.Count == 0) { documents.Add(new StringBuilder()); newParagraph = true; }
                var document = documents[^1];
                if (document.Length > 0) document.Append(newParagraph ? "\n\n" : " ");
                text ??= TextOf(rows);
                var start = document.Length;
                document.Append(text);
                sentences.Add(new GoldSentence(Words(rows, text, start, path, lineNumber), newParagraph, documents.Count - 1));
                rows.Clear();
                (text, newDocument, newParagraph) = (null, false, false);
            }
        }
        return new Treebank([.. documents.Select(d => d.ToString())], sentences);
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var file = File.OpenRead(path);
        using Stream unpacked = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(unpacked, Encoding.UTF8);
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static string TextOf(List<string[]> rows)
    {
        var text = new StringBuilder();
        var covered = 0;
        foreach (var f in rows)
        {
            if (f[0].Contains('.')) continue;
            if (f[0].Contains('-')) covered = int.Parse(f[0].AsSpan(f[0].IndexOf('-') + 1), CultureInfo.InvariantCulture);
            else if (int.Parse(f[0], CultureInfo.InvariantCulture) <= covered) continue;
            text.Append(f[1]);
            if (!f[9].Contains("SpaceAfter=No", StringComparison.Ordinal)) text.Append(' ');
        }
        return text.ToString().TrimEnd();
    }

    private static List<GoldWord> Words(List<string[]> rows, string text, int offset, string path, int lineNumber)
    {
        var words = new List<GoldWord>();
        var at = 0;
        var (rangeFirst, rangeLast, rangeStart, rangeEnd) = (0, 0, 0, 0);
        foreach (var f in rows)
        {
            if (f[0].Contains('.')) continue;
            var dash = f[0].IndexOf('-');
            if (dash > 0)
            {
                rangeFirst = int.Parse(f[0].AsSpan(0, dash), CultureInfo.InvariantCulture);
                rangeLast = int.Parse(f[0].AsSpan(dash + 1), CultureInfo.InvariantCulture);
                rangeStart = Find(text, f[1], at, path, lineNumber);
                rangeEnd = rangeStart + f[1].Length;
                at = rangeStart;
                continue;
            }
            var id = int.Parse(f[0], CultureInfo.InvariantCulture);
            int start, end;
            var joined = false;
            if (id >= rangeFirst && id <= rangeLast)
            {
                joined = id > rangeFirst;
                // A contraction whose words are not its letters ("du" = de + le): the words share the whole; the reader gives it as one word.
                if (string.CompareOrdinal(text, at, f[1], 0, f[1].Length) == 0 && at + f[1].Length <= rangeEnd) (start, end) = (at, at + f[1].Length);
                else (start, end) = id == rangeLast ? (Math.Min(at, rangeEnd), rangeEnd)
                    : (at, Math.Min(at + Math.Max(1, (rangeEnd - at) / (rangeLast - id + 1)), rangeEnd));
                if (id == rangeLast) end = rangeEnd;
            }
            else
            {
                start = Find(text, f[1], at, path, lineNumber);
                end = start + f[1].Length;
            }
            at = end;
            words.Add(new GoldWord(text[start..end], f[2], f[3], f[4], f[5], int.Parse(f[6], CultureInfo.InvariantCulture) - 1, f[7], offset + start,
                offset + end, joined));
        }
        return words;
    }

    private static int Find(string text, string form, int at, string path, int lineNumber)
    {
        var start = at;
        while (start < text.Length && Tokenizer.IsSpace(text[start])) start++;
        if (string.CompareOrdinal(text, start, form, 0, form.Length) != 0)
            throw new InvalidDataException(
                $"{path}:{lineNumber}: the sentence above has word '{form}' where its text has "
                + $"'{text[start..Math.Min(text.Length, start + form.Length)]}'. Make words and '# text' agree.");
        return start;
    }
}
