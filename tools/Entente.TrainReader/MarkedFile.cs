using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Entente.Reading;

namespace Entente.TrainReader;

/// <summary>A statement as a corpus file has it; offsets into the text.</summary>
internal sealed record FileStatement(int Start, int End, IReadOnlyList<string> Actors, IReadOnlyList<string> Recipients, bool Both, string Type,
    string Voice, string? Speaker, string? Date, bool Core, string? Same)
{
    /// <summary>Where its sentence starts.</summary>
    public int Sentence { get; init; }
}

/// <summary>A text of data/reading/corpus with its statements; README.md there has the form.</summary>
internal sealed partial record MarkedFile(string Name, IReadOnlyDictionary<string, string> Head, string Text, IReadOnlyList<FileStatement> Statements)
{
    [GeneratedRegex(@"^(\?|[A-Z]{3}(/(REB|OPP|CIV))?|[A-Z0-9]{2,12}(/CIV)?)$")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?$")]
    private static partial Regex Day();

    [GeneratedRegex(@"^(By |[A-Z .’'-]+,|[A-Z][a-z]+ [A-Z]|\d)")]
    private static partial Regex Dateline();

    /// <param name="path">A .marked file.</param>
    /// <param name="faults">What is wrong with it, with file and line, is added here.</param>
    public static MarkedFile Read(string path, List<string> faults) =>
        Of(Path.GetFileNameWithoutExtension(path), File.ReadAllLines(path, Encoding.UTF8), faults);

    /// <summary>Many texts in one gzipped file, each after a line "%% NAME".</summary>
    public static IEnumerable<MarkedFile> ReadMany(string path, List<string> faults)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress), Encoding.UTF8);
        var (name, lines) = ((string?)null, new List<string>());
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith("%% ", StringComparison.Ordinal))
            {
                lines.Add(line);
                continue;
            }
            if (name is not null) yield return Of(name, [.. lines], faults);
            (name, lines) = (line[3..].Trim(), []);
        }
        if (name is not null) yield return Of(name, [.. lines], faults);
    }

    private static MarkedFile Of(string name, string[] lines, List<string> faults)
    {
        var head = new Dictionary<string, string>(StringComparer.Ordinal);
        var n = 0;
        for (; n < lines.Length && lines[n].Trim() != "---"; n++)
            if (lines[n].Split(':', 2) is [var key, var value]) head[key.Trim()] = value.Trim();
        var (text, statements) = (new StringBuilder(), new List<FileStatement>());
        var (sentence, start, first) = ("", 0, true);
        for (n++; n < lines.Length; n++)
        {
            var line = lines[n].TrimEnd();
            void Fault(string what) => faults.Add($"{name}:{n + 1}: {what}: {line}");
            if (line.StartsWith('|'))
            {
                if (Statement(line, sentence, start, Fault) is { } statement) statements.Add(statement);
                continue;
            }
            if (line.Trim().Length == 0)
            {
                while (text.Length > 0 && text[^1] == '\n') text.Length--;
                if (text.Length > 0) text.Append("\n\n");
                continue;
            }
            // A title, a byline or a dateline ends its line; other sentences of a paragraph follow one another.
            var heading = first || (Dateline().IsMatch(line) && line.Length < 60 && line[^1] is not ('.' or '?' or '!' or '”' or '"'));
            if (text.Length > 0 && text[^1] != '\n') text.Append(' ');
            (sentence, start, first) = (line.Trim(), text.Length, false);
            text.Append(sentence);
            if (heading) text.Append('\n');
        }
        if (statements.Count == 0) faults.Add($"{name}: no statement is marked");
        return new(name, head, text.ToString().TrimEnd('\n') + "\n", statements);
    }

    /// <summary>The texts of the file: itself, or, where its head says "paragraphs: alone", each of its paragraphs but the title.</summary>
    public IEnumerable<MarkedFile> Texts()
    {
        if (Head.GetValueOrDefault("paragraphs") != "alone") return [this];
        var texts = new List<MarkedFile>();
        for (var start = 0; start < Text.Length;)
        {
            var end = Text.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var gap ? gap : Text.Length - 1;
            if (start > 0) texts.Add(new($"{Name}-{texts.Count + 1}", Head, Text[start..end] + "\n",
                [.. Statements.Where(s => s.Start >= start && s.End <= end).Select(s => s with { Start = s.Start - start, End = s.End - start,
                Sentence = s.Sentence - start })]));
            start = end + 2;
        }
        return texts;
    }

    private static FileStatement? Statement(string line, string sentence, int start, Action<string> fault)
    {
        var fields = line.Trim().Trim('|').Split('|', StringSplitOptions.TrimEntries);
        if (fields.Length < 4) { fault("fewer than four fields; expected | quote | sides | type | voice"); return null; }
        var at = sentence.IndexOf(fields[0], StringComparison.Ordinal);
        if (at < 0 || fields[0].Length == 0) { fault("the quote is not in the sentence above"); return null; }
        var both = fields[1].Contains('=');
        if (!both && !fields[1].Contains('>')) { fault("the sides want > or ="); return null; }
        var sides = fields[1].Split(both ? '=' : '>', 2);
        string[] Codes(string side) => [.. side.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
        var (actors, recipients) = (Codes(sides[0]), Codes(sides[1]));
        foreach (var code in actors.Concat(recipients)) if (!Code().IsMatch(code)) fault($"'{code}' is no actor's code");
        if (actors.Intersect(recipients).Any(c => c != "?")) fault("somebody acts on himself");
        if (!StatementFeatures.Types.Contains(fields[2])) fault($"'{fields[2]}' is no type");
        if (!StatementFeatures.Voices.Contains(fields[3])) fault($"'{fields[3]}' is no voice");
        string? speaker = null, date = null, same = null;
        var core = true;
        foreach (var option in fields.Skip(4).Where(f => f.Length > 0))
        {
            var pair = option.Split(' ', 2, StringSplitOptions.TrimEntries);
            if (option == "minor") core = false;
            else if (pair is ["by", var by] && Code().IsMatch(by)) speaker = by;
            else if (pair is ["on", var on] && Day().IsMatch(on)) date = on;
            else if (pair is ["same", var label]) same = label;
            else fault($"'{option}' is none of minor, by CODE, on DATE, same LABEL");
        }
        return new(start + at, start + at + fields[0].Length, both ? [.. actors, .. recipients] : actors, both ? [] : recipients, both, fields[2],
            fields[3], speaker, date, core, same) { Sentence = start };
    }

    /// <summary>Writes the form that <see cref="Read"/> takes. The sentences' starts say where lines are cut.</summary>
    public static void Write(string path, IEnumerable<(string Key, string Value)> head, string text, IReadOnlyList<int> starts,
        IReadOnlyList<FileStatement> statements)
    {
        var output = new StringBuilder();
        foreach (var (key, value) in head) output.Append(key).Append(": ").Append(value).Append('\n');
        output.Append("---\n");
        for (var s = 0; s < starts.Count; s++)
        {
            var (from, to) = (starts[s], s + 1 < starts.Count ? starts[s + 1] : text.Length);
            var words = text[from..to];
            output.Append(words.Trim()).Append('\n');
            foreach (var g in statements.Where(g => g.Start >= from && g.Start < to))
            {
                var sides = $"{string.Join(", ", g.Actors.DefaultIfEmpty("?"))} {(g.Both ? "=" : ">")} "
                    + string.Join(", ", g.Both ? g.Recipients : g.Recipients.DefaultIfEmpty("?"));
                output.Append($"| {text[g.Start..g.End]} | {sides}".TrimEnd()).Append($" | {g.Type} | {g.Voice}");
                if (g.Speaker is not null) output.Append(" | by ").Append(g.Speaker);
                if (g.Date is not null) output.Append(" | on ").Append(g.Date);
                if (!g.Core) output.Append(" | minor");
                if (g.Same is not null) output.Append(" | same ").Append(g.Same);
                output.Append('\n');
            }
            if (words.Contains("\n\n", StringComparison.Ordinal)) output.Append('\n');
        }
        File.WriteAllText(path, output.ToString());
    }
}
