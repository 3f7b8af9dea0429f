using System.Globalization;
using System.Text;
using Entente.Findings;

namespace Entente.Work.Citing;

/// <summary>References as BibTeX. The world's text is escaped for TeX; its braces can't end a field.</summary>
internal static class BibtexWriter
{
    public static string Write(IEnumerable<Reference> references) => string.Join("\n", references.Select(Entry));

    private static string Entry(Reference r)
    {
        if (r.Bibtex is { } given)
        {
            var end = given.LastIndexOf('}');
            return $"{given[..end].TrimEnd()},\n  annote = {{{Escaped(r.Note)}}}\n}}\n";
        }
        var fields = new List<(string Name, string Value)> { ("title", "{" + Escaped(r.Title) + "}") };
        if (!r.Authors.IsEmpty) fields.Add(("author", string.Join(" and ", r.Authors.Select(a => "{" + Escaped(a) + "}"))));
        if (r.Publisher is { } publisher) fields.Add(("publisher", Escaped(publisher)));
        if (r.Version is { } version) fields.Add(("version", Escaped(version)));
        if (r.Issued is { } issued)
        {
            fields.Add(("date", issued.ToPlainIso().TrimStart('~')));
            fields.Add(("year", issued.First.Year.ToString(CultureInfo.InvariantCulture)));
        }
        if (r.Address is { } address) fields.Add(("url", Address(address)));
        if (r.Accessed is { } accessed) fields.Add(("urldate", accessed.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture)));
        fields.Add(("note", Escaped(r.Note)));
        return $"@misc{{{r.Key},\n{string.Join(",\n", fields.Select(f => $"  {f.Name} = {{{f.Value}}}"))}\n}}\n";
    }

    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var c in WorldText.Line(text))
            safe.Append(c switch
            {
                '\\' => @"\textbackslash ",
                // An escaped brace would still be counted.
                '{' => @"\textbraceleft ", '}' => @"\textbraceright ",
                '~' => @"\textasciitilde ", '^' => @"\textasciicircum ",
                '$' or '&' or '#' or '%' or '_' => @"\" + c,
                // In a field between braces it would be read as the end of one between quotation marks.
                '"' => "''",
                _ => c.ToString(),
            });
        return safe.ToString();
    }

    // The url package reads it as it stands, but for what would end the field or the line.
    private static string Address(string address) => WorldText.Line(address).Replace("{", "%7B", StringComparison.Ordinal)
        .Replace("}", "%7D", StringComparison.Ordinal).Replace("\\", "%5C", StringComparison.Ordinal).Replace(" ", "%20", StringComparison.Ordinal)
        .Replace("\"", "%22", StringComparison.Ordinal);
}
