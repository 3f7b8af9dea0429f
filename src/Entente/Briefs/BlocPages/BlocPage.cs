using System.Globalization;
using System.Text;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;

namespace Entente.Briefs.BlocPages;

/// <summary>
/// Blocs through time as one self-contained page: no script, no request (decision 0002), light and dark, fit for print, for a phone and, by its tables,
/// for a screen reader.
/// </summary>
public static class BlocPage
{
    private const string Style = """
        :root { --b0: #1f5f99; --b1: #b3341f; --b2: #2c7a4b; --b3: #8a5a00; --b4: #6a3fa0; --b5: #0f7c85; --b6: #a3206a; --bm: #77756f; --bn: #b9b6ad; --foe: #a3203a; --friend: #7fa8c9; }
        @media (prefers-color-scheme: dark) { :root { --b0: #5b9bd5; --b1: #e8826d; --b2: #66bb8a; --b3: #d9a441; --b4: #b394e6; --b5: #4cc0c9; --b6: #e57bb4; --bm: #98968f; --bn: #5b5a56; --foe: #f08095; --friend: #3f6384; } }
        .b-0 { --b: var(--b0); } .b-1 { --b: var(--b1); } .b-2 { --b: var(--b2); } .b-3 { --b: var(--b3); } .b-4 { --b: var(--b4); } .b-5 { --b: var(--b5); } .b-6 { --b: var(--b6); } .b-more { --b: var(--bm); } .b-none { --b: var(--bn); }
        .ribbon { fill: var(--b); opacity: .25; } .ribbon.moved { opacity: .55; } .box, .run { fill: var(--b); } svg.blocs text.in { fill: var(--paper); font-weight: 600; font-size: 10px; }
        .friend rect { fill: var(--friend); } .foe rect { fill: var(--foe); } .foe path { stroke: var(--paper); stroke-width: 1; } .edge { stroke: var(--ink); stroke-width: 1; fill: none; }
        .net path { fill: none; } .friendly { stroke: var(--friend); stroke-width: .8; opacity: .55; } .hostile { stroke: var(--foe); stroke-width: 1.1; stroke-dasharray: 4 3; opacity: .8; }
        .swatch { display: inline-block; width: .8em; height: .8em; margin-right: .35em; background: var(--b); } .swatch.foe { --b: var(--foe); } .swatch.friend { --b: var(--friend); }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.1rem; list-style: none; padding: 0; margin: .3rem 0; font: .78rem/1.5 system-ui, sans-serif; color: var(--soft); }
        table.list { border-collapse: collapse; width: 100%; font: .84rem/1.45 system-ui, sans-serif; margin: .5rem 0 1rem; } table.list caption { text-align: left; font-weight: 600; padding: .3rem 0; }
        table.list th, table.list td { text-align: left; vertical-align: top; padding: .25rem .8rem .25rem 0; border-top: 1px solid var(--rule); font-weight: 400; } table.list thead th { font-weight: 600; border-top: 0; }
        table.list th[scope=row] { white-space: nowrap; } table.list .num { text-align: right; } .scroll { overflow-x: auto; } details summary { font-size: .84rem; padding: .3rem 0; }
        @media (max-width: 42rem) { table.list th[scope=row] { white-space: normal; } }
        @media print { .narrow { display: none; } .wide { display: block; } svg { -webkit-print-color-adjust: exact; print-color-adjust: exact; } figure { break-inside: avoid; } }

        """;

    public static string Write(BlocPageMaterial material)
    {
        ArgumentNullException.ThrowIfNull(material);
        var page = new StringBuilder(512 * 1024);
        var title = $"Blocs {material.FirstYear} to {material.LastYear}";
        page.Append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"").Append(BriefHtml.Policy).Append("\">\n<title>").Append(title).Append("</title>\n<style>\n")
            .Append(BriefHtml.StyleSheet).Append(Style).Append("</style>\n</head>\n<body>\n<header>\n<h1>").Append(title).Append("</h1>\n");
        Lead(page, material);
        page.Append("</header>\n<nav aria-label=\"Parts\"><a href=\"#flow\">Flow</a><a href=\"#states\">State by state</a><a href=\"#moves\">Joins and leaves</a><a href=\"#last\">Blocs in ").Append(material.LastYear)
            .Append("</a><a href=\"#matrix\">Matrix</a><a href=\"#network\">Network</a><a href=\"#rule\">Rule and record</a></nav>\n<main>\n");
        Flow(page, material);
        Course(page, material);
        Moves(page, material);
        Last(page, material);
        Pictures(page, material);
        Rule(page, material);
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Html(string text) => WorldText.Html(text);

    private static string Names(BlocPageMaterial material, IEnumerable<string> states) => Html(string.Join(", ", states.Select(material.Name).Order(StringComparer.Ordinal)));

    private static void Lead(StringBuilder page, BlocPageMaterial material)
    {
        var proved = material.Course.Years.Count(y => y.Division.IsOptimal);
        page.Append(CultureInfo.InvariantCulture, $"<p class=\"standing\">{material.Course.States.Length} states, divided each year at the least weight of ties gone against; {(proved == material.Course.Years.Length ? "every year's division is proved best" : $"{proved} of {material.Course.Years.Length} years' divisions are proved best")}. ");
        page.Append("Letters go by how many states stood in a bloc and how long. Blocs are what a rule makes of votes, pacts, disputes and sanctions: they are no alliances, and a tie says nothing of why.</p>\n");
    }

    private static void Legend(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<ul class=\"legend\">");
        for (var b = 0; b < Math.Min(7, material.Course.BlocCount); b++)
        {
            var most = material.Course.Years.SelectMany(y => material.Course.MembersOf(y.Year, b)).CountBy(s => s).ToList();
            var years = material.Course.Years.Select(y => y.Year).Where(y => material.Course.MembersOf(y, b).Any()).ToList();
            // The majors name a bloc where it holds one: readers know them.
            var known = most.OrderByDescending(s => Opportunity.IsMajor(s.Key, material.LastYear)).ThenByDescending(s => s.Value).ThenBy(s => s.Key, StringComparer.Ordinal).Where(s => s.Value * 2 >= most.Max(x => x.Value)).Take(2).Select(s => s.Key);
            page.Append("<li><span class=\"swatch ").Append(BlocPageMaterial.Css(b)).Append("\"></span>").Append(BlocPageMaterial.Letter(b)).Append(", ").Append(CoursePicture.Span(years[0], years[^1])).Append(": ").Append(Html(string.Join(", ", known.Select(material.Name)))).Append(most.Count > 2 ? " …</li>" : "</li>");
        }
        if (material.Course.BlocCount > 7) page.Append("<li><span class=\"swatch b-more\"></span>").Append(BlocPageMaterial.Letter(7)).Append(" and after</li>");
        page.Append("<li><span class=\"swatch b-none\"></span>in no bloc</li></ul>\n");
    }

    private static void Figure(StringBuilder page, string caption, string unit, string wide, string narrow) =>
        page.Append("<figure>\n<figcaption>").Append(Html(caption)).Append(" <span>").Append(Html(unit)).Append("</span></figcaption>\n<div class=\"wide\">").Append(wide).Append("</div><div class=\"narrow\">").Append(narrow).Append("</div>\n</figure>\n");

    private static void Head(StringBuilder page, string caption, params string[] columns)
    {
        page.Append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"").Append(Html(caption)).Append("\"><table class=\"list\"><caption>").Append(Html(caption)).Append("</caption><thead><tr>");
        foreach (var column in columns) page.Append("<th scope=\"col\">").Append(Html(column)).Append("</th>");
        page.Append("</tr></thead><tbody>\n");
    }

    private static void Flow(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<section id=\"flow\">\n<h2>Who went from bloc to bloc</h2>\n");
        Legend(page, material);
        Figure(page, "Flow of states between blocs", "height: states; a dark ribbon goes to another bloc", FlowPicture.Write(material, 960, 460, 16), FlowPicture.Write(material, 360, 420, 9));
        page.Append("<details><summary>The figures: states in each bloc</summary>\n");
        var blocs = Enumerable.Range(0, Math.Min(10, material.Course.BlocCount)).ToList();
        Head(page, "States in each bloc, every year", ["year", .. blocs.Select(b => BlocPageMaterial.Letter(b)), "other blocs", "in none", "ties gone against", "proved"]);
        foreach (var year in material.Course.Years)
        {
            page.Append("<tr><th scope=\"row\">").Append(year.Year).Append("</th>");
            var of = year.States.GroupBy(s => material.Course.BlocOf(year.Year, s) ?? -1).ToDictionary(g => g.Key, g => g.Count());
            foreach (var b in blocs) page.Append("<td>").Append(of.GetValueOrDefault(b)).Append("</td>");
            page.Append("<td>").Append(of.Where(g => g.Key >= blocs.Count).Sum(g => g.Value)).Append("</td><td>").Append(of.GetValueOrDefault(-1)).Append("</td>");
            page.Append(CultureInfo.InvariantCulture, $"<td>{year.Division.Frustration:0} of {year.Ties.Length}</td><td>{(year.Division.IsOptimal ? "yes" : "no")}</td></tr>\n");
        }
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    private static void Course(StringBuilder page, BlocPageMaterial material)
    {
        page.Append("<section id=\"states\">\n<h2>State by state</h2>\n");
        Figure(page, "Each state's bloc", "colour: bloc; thin line: in none; nothing: no state then", CoursePicture.Write(material, 960, true), CoursePicture.Write(material, 360, false));
        page.Append("<details><summary>In words</summary>\n");
        Head(page, "Each state's blocs", "state", "blocs");
        foreach (var state in material.Order())
            page.Append("<tr><th scope=\"row\">").Append(Html(material.Name(state))).Append(" (").Append(Html(state)).Append(")</th><td>")
                .Append(string.Join("; ", CoursePicture.Runs(material, state).Select(r => $"{CoursePicture.Span(r.First, r.Last)} {BlocPageMaterial.Letter(r.Bloc)}"))).Append("</td></tr>\n");
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    private static void Moves(StringBuilder page, BlocPageMaterial material)
    {
        var moves = material.Course.Moves().ToList();
        page.Append("<section id=\"moves\">\n<h2>Joins and leaves</h2>\n<p class=\"lead\">A bloc goes on where most of its members do (overlap by Jaccard of 0.25 or more from year to year; 0.5 after years away). ")
            .Append(moves.Count.ToString(CultureInfo.InvariantCulture)).Append(" moves; a move and the way back a year later is often one year's votes.</p>\n");
        Head(page, "Moves between blocs", "year", "from", "to", "states");
        foreach (var group in moves.GroupBy(m => (m.Year, m.From, m.To)))
            page.Append("<tr><th scope=\"row\">").Append(group.Key.Year).Append("</th><td>").Append(BlocPageMaterial.Letter(group.Key.From)).Append("</td><td>").Append(BlocPageMaterial.Letter(group.Key.To))
                .Append("</td><td>").Append(Names(material, group.Select(m => m.State))).Append("</td></tr>\n");
        page.Append("</tbody></table></div>\n</section>\n");
    }

    private static void Last(StringBuilder page, BlocPageMaterial material)
    {
        var (year, study) = (material.LastYear, material.Last);
        page.Append("<section id=\"last\">\n<h2>Blocs in ").Append(year).Append("</h2>\n");
        Head(page, $"Blocs in {year}: core stands in it in 0.9 or more of {study.Membership?.Samples ?? 0} draws", "bloc", "core", "fringe, with the share of draws");
        var of = study.Membership?.States.ToDictionary(s => s.State);
        foreach (var bloc in material.Course.Years[^1].States.GroupBy(s => material.Course.BlocOf(year, s)).Where(g => g.Key is not null).OrderBy(g => g.Key))
        {
            var fringe = bloc.Where(s => of?.GetValueOrDefault(s) is { IsCore: false }).ToList();
            page.Append("<tr><th scope=\"row\"><span class=\"swatch ").Append(BlocPageMaterial.Css(bloc.Key)).Append("\"></span>").Append(BlocPageMaterial.Letter(bloc.Key)).Append("</th><td>")
                .Append(Names(material, bloc.Except(fringe))).Append("</td><td>")
                .Append(Html(string.Join(", ", fringe.OrderByDescending(s => of![s].InItsBloc).Select(s => string.Create(CultureInfo.InvariantCulture, $"{material.Name(s)} {of![s].InItsBloc:0.00}"))))).Append("</td></tr>\n");
        }
        page.Append("</tbody></table></div>\n");
        var none = material.Course.Years[^1].States.Where(s => material.Course.BlocOf(year, s) is null).ToList();
        if (none.Count > 0) page.Append("<p>In no bloc: ").Append(Names(material, none)).Append(".</p>\n");
        if (!study.Pivotal.IsEmpty)
        {
            Head(page, "Pivotal states: without them the others divide otherwise", "state", "who would move");
            foreach (var pivot in study.Pivotal.Take(10)) page.Append("<tr><th scope=\"row\">").Append(Html(material.Name(pivot.State))).Append("</th><td>").Append(Names(material, pivot.Moved)).Append("</td></tr>\n");
            page.Append("</tbody></table></div>\n");
        }
        Head(page, "How far the rule decides", "threshold", "ties", "moved");
        foreach (var v in study.Variants)
            page.Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{v.Threshold:0.##}</th><td>{v.Friendly} friendly, {v.Hostile} hostile</td><td>{(v.Moved.Count == 0 ? "none" : Names(material, v.Moved))}</td></tr>\n");
        page.Append("</tbody></table></div>\n<details><summary>Ties that the division goes against: ").Append(study.Against.Count()).Append("</summary>\n");
        Head(page, $"Ties of {year} that the division goes against", "what", "between");
        foreach (var group in study.Against.GroupBy(t => t.Words).OrderBy(g => g.First().Sign).ThenBy(g => g.Key, StringComparer.Ordinal))
            page.Append("<tr><th scope=\"row\">").Append(Html(group.Key)).Append("</th><td>").Append(Html(string.Join(", ", group.Select(t => $"{material.Name(t.Pair.A.Value)} - {material.Name(t.Pair.B.Value)}")))).Append("</td></tr>\n");
        page.Append("</tbody></table></div></details>\n</section>\n");
    }

    private static void Pictures(StringBuilder page, BlocPageMaterial material)
    {
        const string Legend = "<ul class=\"legend\"><li><span class=\"swatch friend\"></span>friendly</li><li><span class=\"swatch foe\"></span>hostile (struck through; dashed in the network)</li></ul>\n";
        var year = material.LastYear;
        page.Append("<section id=\"matrix\">\n<h2>Ties in ").Append(year).Append("</h2>\n").Append(Legend);
        Figure(page, $"Matrix of ties in {year}", "lines part blocs; an empty cell is no tie that stands out", MatrixPicture.Write(material, 860, true), MatrixPicture.Write(material, 360, false));
        page.Append("<details><summary>The ties in words</summary>\n");
        Head(page, $"Ties in {year}", "state", "friendly with", "hostile with");
        foreach (var state in material.Order().Where(material.Course.Years[^1].States.Contains))
        {
            string With(int sign) => Names(material, material.Course.Years[^1].Ties.Where(t => t.Sign == sign && (t.Pair.A.Value == state || t.Pair.B.Value == state)).Select(t => t.Pair.A.Value == state ? t.Pair.B.Value : t.Pair.A.Value));
            page.Append("<tr><th scope=\"row\">").Append(Html(material.Name(state))).Append("</th><td>").Append(With(1)).Append("</td><td>").Append(With(-1)).Append("</td></tr>\n");
        }
        page.Append("</tbody></table></div></details>\n</section>\n<section id=\"network\">\n<h2>Network in ").Append(year).Append("</h2>\n").Append(Legend);
        Figure(page, $"The {NetworkPicture.Chosen(material).Count} states with the most ties", "on the circle bloc by bloc", NetworkPicture.Write(material, 860, 640), NetworkPicture.Write(material, 360, 380));
        page.Append("<p class=\"src\">The keys: ").Append(Html(string.Join(", ", NetworkPicture.Chosen(material).Select(s => $"{s} {material.Name(s)}")))).Append(". The table above holds the same ties.</p>\n</section>\n");
    }

    private static void Rule(StringBuilder page, BlocPageMaterial material)
    {
        var rule = material.Last.Options.Rule;
        page.Append("<section id=\"rule\">\n<h2>Rule and record</h2>\n<p>");
        var threshold = rule.Threshold.ToString("0.##", CultureInfo.InvariantCulture);
        page.Append(rule.Face is { } face
            ? $"A tie stands where the pair's face of {FaceModel.Name(face)} lies, with its whole 90% band, more than {threshold} standard deviations above or below the middle of all pairs of the year."
            : $"Hostile: an armed conflict, a dispute or sanctions stand on record, or the face of hostility or of sanctions lies, with its whole 90% band, more than {threshold} standard deviations above the middle of all pairs of the year. Else friendly: a defence pact stands. Else hostile: votes lie so far below. Else friendly: security or votes lie so far above. Else there is no tie.");
        page.Append(" Faces rest on the record of all years, later ones too.</p>\n<ul class=\"sources\">\n");
        foreach (var line in material.Record) page.Append("<li>").Append(Html(line)).Append("</li>\n");
        page.Append("</ul>\n<p class=\"src\">A map of the world is left out. Method: docs/methods/blocs.md.</p>\n</section>\n");
    }
}
