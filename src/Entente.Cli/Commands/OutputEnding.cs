using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>What a file is called and what stands in it agree: its ending decides where --format is not given, and is refused where it says something
/// else.</summary>
internal static class OutputEnding
{
    /// <summary>Endings that promise a form; any other (out, dat, none) promises nothing.</summary>
    private static readonly Dictionary<string, string> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        [".txt"] = "text", [".md"] = "markdown", [".markdown"] = "markdown", [".html"] = "html", [".htm"] = "html", [".json"] = "json",
            [".jsonl"] = "jsonl", [".ndjson"] = "jsonl",
        [".csv"] = "csv", [".tsv"] = "tsv", [".parquet"] = "parquet", [".graphml"] = "graphml", [".atom"] = "atom", [".gexf"] = "gexf",
        [".pdf"] = "pdf", [".doc"] = "doc", [".docx"] = "docx", [".odt"] = "odt", [".xls"] = "xls", [".xlsx"] = "xlsx", [".ods"] = "ods",
            [".rtf"] = "rtf", [".xml"] = "xml", [".yaml"] = "yaml", [".yml"] = "yaml",
        [".svg"] = "svg", [".png"] = "png", [".jpg"] = "jpg", [".jpeg"] = "jpg", [".zip"] = "zip", [".gz"] = "gz", [".arrow"] = "arrow",
            [".feather"] = "feather", [".rds"] = "rds", [".dta"] = "dta", [".duckdb"] = "duckdb",
    };

    /// <summary>The form to write: the option's where it is given, else the ending's, else the option's default.</summary>
    /// <exception cref="UserException">The ending promises another form than the one that would be written.</exception>
    public static string FormatOf(ParseResult parsed, Option<string> format, Option<string?> output, params string[] offered)
    {
        var (path, given) = (parsed.GetValue(output), parsed.GetResult(format) is { Implicit: false });
        var form = !given && Promised(path) is { } promised && offered.Contains(promised) ? promised : parsed.GetValue(format)!;
        Check(path, form, offered);
        return form;
    }

    /// <param name="form">As in --format; "table" is text, "md" is Markdown.</param>
    /// <exception cref="UserException">The ending promises another form.</exception>
    public static void Check(string? path, string form, params IReadOnlyList<string> offered)
    {
        if (Promised(path) is not { } promised || promised == Plain(form)) return;
        throw new UserException($"--output: {PlainText.OfLine(path!)} ends like {promised}, but {Plain(form)} would be written. "
            + $"Name it by what it "
                + $"is{(offered.Select(Plain).Contains(promised) ? $", or say --format {promised}"
                    : offered.Count > 0 ? $"; this command writes {string.Join(", ", offered)}" : "")}.", ExitCode.WrongUsage);
    }

    private static string? Promised(string? path) => path is null ? null : Forms.GetValueOrDefault(Path.GetExtension(path));

    private static string Plain(string form) => form switch { "table" => "text", "md" => "markdown", _ => form };
}
