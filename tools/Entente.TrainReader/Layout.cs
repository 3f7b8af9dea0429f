using System.Text.Json;
using Entente.Documents;

namespace Entente.TrainReader;

/// <summary>Marked texts as the scorer of articles takes them: NAME.txt, its statements in NAME.jsonl, its record in NAME.doc.json.</summary>
internal static class Layout
{
    private const int Longest = 60;
    private static readonly JsonSerializerOptions Plain = new() { Encoder = SafeJson.Encoder };

    /// <summary>The texts of a folder whose names are wanted; paragraphs that stand alone are no articles and left out.</summary>
    /// <returns>How many there are, in words.</returns>
    public static string Write(string from, Func<string, bool> wanted, string to, Action<string> say)
    {
        var faults = new List<string>();
        var files = Directory.GetFiles(from, "*.marked").Order(StringComparer.Ordinal).Where(f => wanted(Path.GetFileNameWithoutExtension(f)))
            .Select(f => MarkedFile.Read(f, faults)).Where(f => f.Head.GetValueOrDefault("paragraphs") != "alone").ToList();
        foreach (var fault in faults) say(fault);
        foreach (var file in files) Write(file, to);
        return $"{files.Count} texts, {files.Sum(f => f.Statements.Count)} statements";
    }

    private static void Write(MarkedFile file, string folder)
    {
        Directory.CreateDirectory(folder);
        string Place(string ending) => Path.Combine(folder, file.Name + ending);
        File.WriteAllText(Place(".txt"), file.Text);
        File.WriteAllLines(Place(".jsonl"), file.Statements.Select((g, i) => JsonSerializer.Serialize(new
        {
            n = i + 1, s = Start(file.Text, g.Sentence), quote = file.Text[g.Start..g.End], actor = g.Actors, recipient = g.Recipients, type = g.Type,
            voice = g.Voice, speaker = g.Speaker, date = g.Date, both = g.Both, core = g.Core, same = g.Same, says = "",
        }, Plain)));
        File.WriteAllText(Place(".doc.json"), JsonSerializer.Serialize(new
        {
            title = file.Head.GetValueOrDefault("title"), published = file.Head.GetValueOrDefault("published"), kind = file.Head.GetValueOrDefault("kind"),
        }, Plain));
    }

    // The sentence's first words, by which the scorer finds it.
    private static string Start(string text, int from)
    {
        var end = text.IndexOf('\n', from);
        return text[from..Math.Min(end < 0 ? text.Length : end, from + Longest)];
    }
}
