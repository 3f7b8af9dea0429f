using System.Globalization;
using System.Text;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>The parts that tell of the last year: its blocs, its pictures, the rule. A page over years and a page on one year have them.</summary>
internal static class BlocSections
{
    public static string Html(string text) => WorldText.Html(text);

    public static string Names(BlocPageMaterial material, IEnumerable<string> states) =>
        string.Join(", ", states.OrderBy(material.Name, StringComparer.Ordinal).Select(material.State));

    public static void Figure(StringBuilder page, string caption, string unit, string wide, string narrow) =>
        page.Append("<figure>\n<figcaption>").Append(Html(caption)).Append(" <span>").Append(Html(unit))
            .Append("</span></figcaption>\n<div class=\"wide\">").Append(wide).Append("</div><div class=\"narrow\">").Append(narrow)
            .Append("</div>\n</figure>\n");

    public static void Head(StringBuilder page, string caption, params string[] columns)
    {
        page.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Html(caption))
            .Append("\"><table class=\"list\"><caption>").Append(Html(caption)).Append("</caption><thead><tr>");
        foreach (var column in columns) page.Append("<th scope=\"col\">").Append(Html(column)).Append("</th>");
        page.Append("</tr></thead><tbody>\n");
    }

    public static void Year(StringBuilder page, BlocPageMaterial material)
    {
        var (year, study) = (material.LastYear, material.Last);
        page.Append("<section id=\"last\">\n<h2>Blocs in ").Append(year).Append("</h2>\n");
        Head(page, $"Blocs in {year}: core stands in it in 0.9 or more of {study.Membership?.Samples ?? 0} draws", "bloc", "core",
            "fringe, with the share of draws");
        var of = study.Membership?.States.ToDictionary(s => s.State);
        foreach (var bloc in material.Course.Years[^1].States.GroupBy(s => material.Course.BlocOf(year, s)).Where(g => g.Key is not null).OrderBy(g => g.Key))
        {
            var fringe = bloc.Where(s => of?.GetValueOrDefault(s) is { IsCore: false }).ToList();
            page.Append("<tr><th scope=\"row\"><span class=\"swatch ").Append(BlocPageMaterial.Css(bloc.Key)).Append("\"></span>")
                .Append(BlocPageMaterial.Letter(bloc.Key)).Append("</th><td>")
                .Append(Names(material, bloc.Except(fringe))).Append("</td><td>")
                .Append(string.Join(", ", fringe.OrderByDescending(s => of![s].InItsBloc)
                    .Select(s => string.Create(CultureInfo.InvariantCulture, $"{material.State(s)} {of![s].InItsBloc:0.00}")))).Append("</td></tr>\n");
        }
        page.Append("</tbody></table></div>\n");
        var none = material.Course.Years[^1].States.Where(s => material.Course.BlocOf(year, s) is null).ToList();
        if (none.Count > 0) page.Append("<p>In no bloc: ").Append(Names(material, none)).Append(".</p>\n");
        if (!study.Pivotal.IsEmpty)
        {
            Head(page, "Pivotal states: without them the others divide otherwise", "state", "who would move");
            foreach (var pivot in study.Pivotal.Take(10)) page.Append("<tr><th scope=\"row\">").Append(material.State(pivot.State))
                .Append("</th><td>").Append(Names(material, pivot.Moved)).Append("</td></tr>\n");
            page.Append("</tbody></table></div>\n");
        }
        else page.Append("<p>Pivotal states: ").Append(study.Division.IsOptimal ? "none" : "not told, because the division is not proved").Append(".</p>\n");
        Head(page, "How far the rule decides", "threshold", "ties", "moved");
        foreach (var v in study.Variants)
            page.Append(CultureInfo.InvariantCulture,
                $"<tr><th scope=\"row\">{v.Threshold:0.##}</th><td>{v.Friendly} friendly, {v.Hostile} "
                + $"hostile</td><td>{(v.Moved.Count == 0 ? "none" : Names(material, v.Moved))}</td></tr>\n");
        page.Append("</tbody></table></div>\n<details><summary>Ties that the division goes against: ").Append(study.Against.Count()).Append("</summary>\n");
        Head(page, $"Ties of {year} that the division goes against", "what", "between");
        foreach (var group in study.Against.GroupBy(t => t.Words).OrderBy(g => g.First().Sign).ThenBy(g => g.Key, StringComparer.Ordinal))
            page.Append("<tr><th scope=\"row\">").Append(Html(group.Key)).Append("</th><td>")
                .Append(string.Join(", ", group.Select(t => material.Pair(t.Pair.A.Value, t.Pair.B.Value,
                    $"{material.Name(t.Pair.A.Value)} - {material.Name(t.Pair.B.Value)}")))).Append("</td></tr>\n");
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    public static void Pictures(StringBuilder page, BlocPageMaterial material)
    {
        const string Legend = "<ul class=\"legend\"><li><span class=\"swatch friend\"></span>friendly</li><li><span class=\"swatch "
            + "foe\"></span>hostile (struck through; dashed in the network)</li></ul>\n";
        var year = material.LastYear;
        page.Append("<section id=\"matrix\">\n<h2>Ties in ").Append(year).Append("</h2>\n").Append(Legend);
        Figure(page, $"Matrix of ties in {year}", "lines part blocs; an empty cell is no tie that stands out",
            MatrixPicture.Write(material, 860, true), MatrixPicture.Write(material, 360, false));
        page.Append("<details id=\"ties\"><summary>The ties in words, with what each rests on</summary>\n");
        Head(page, $"Ties in {year}", "state", "friendly with", "hostile with");
        foreach (var state in material.Order().Where(material.Course.Years[^1].States.Contains))
        {
            // What each cell of the matrix rests on: the ground of the tie, then with whom.
            string With(int sign) => string.Join("; ", material.Course.Years[^1].Ties
                .Where(t => t.Sign == sign && (t.Pair.A.Value == state || t.Pair.B.Value == state)).GroupBy(t => t.Ground).OrderBy(g => g.Key)
                .Select(g => $"<strong>{Html(g.First().Words.Split(": ", 2)[1])}</strong> " + string.Join(", ", g
                    .Select(t => t.Pair.A.Value == state ? t.Pair.B.Value : t.Pair.A.Value).OrderBy(material.Name, StringComparer.Ordinal)
                    .Select(other => material.Pair(state, other, material.Name(other))))));
            page.Append("<tr id=\"ties-").Append(Html(state)).Append("\"><th scope=\"row\">")
                .Append(Html(material.Name(state))).Append("</th><td>").Append(With(1)).Append("</td><td>")
                .Append(With(-1)).Append("</td></tr>\n");
        }
        page.Append("</tbody></table></div></details>\n</section>\n<section id=\"network\">\n<h2>Network in ").Append(year).Append("</h2>\n").Append(Legend);
        Figure(page, $"The {NetworkPicture.Chosen(material).Count} states with the most ties", "on the circle bloc by bloc",
            NetworkPicture.Write(material, 860, 640), NetworkPicture.Write(material, 360, 380));
        page.Append("<p class=\"src\">The keys: ")
            .Append(Html(string.Join(", ", NetworkPicture.Chosen(material).Select(s => $"{s} {material.Name(s)}"))))
            .Append(". The table above holds the same ties.</p>\n</section>\n");
    }

    public static void Rule(StringBuilder page, BlocPageMaterial material)
    {
        var rule = material.Last.Options.Rule;
        page.Append("<section id=\"rule\">\n<h2>Rule and record</h2>\n<p>");
        var threshold = rule.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        page.Append(rule.Face is { } face
            ? $"A tie stands where the pair's face of {FaceModel.Name(face)} lies, with its whole 90% band, more than {threshold} standard "
                + $"deviations above or below the middle of all pairs of the year."
            : $"Hostile: an armed conflict, a dispute or sanctions stand on record, or the face of hostility or of sanctions lies, with its whole "
                + $"90% band, more than {threshold} standard deviations above the middle of all pairs of the year. Else friendly: a defence pact "
                + $"stands. Else hostile: votes lie so far below. Else friendly: security or votes lie so far above. Else there is no tie.");
        page.Append(" Faces rest on the record of all years, later ones too.</p>\n<ul class=\"sources\">\n");
        foreach (var line in material.Record) page.Append("<li>").Append(Html(line)).Append("</li>\n");
        page.Append("</ul>\n<p class=\"src\">Method: docs/methods/blocs.md.</p>\n</section>\n");
    }
}
