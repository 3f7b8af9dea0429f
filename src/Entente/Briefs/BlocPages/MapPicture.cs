using System.Globalization;
using System.Text;
using Entente.Actors;
using Entente.Findings;
using NodaTime;

namespace Entente.Briefs.BlocPages;

/// <summary>The world in a year: each state's land in the colour of its bloc.</summary>
internal static class MapPicture
{
    /// <summary>Adds the part of a page.</summary>
    public static void Write(StringBuilder page, BlocPageMaterial material)
    {
        var (map, year) = (WorldMap.Default, material.Course.Years[^1]);
        var exists = WorldMap.StatesIn(year.Year);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        page.Append(CultureInfo.InvariantCulture, $"<section id=\"map\">\n<h2>The world in {year.Year}</h2>\n<figure>\n<figcaption>Land by bloc <span>grey: ")
            .Append("in no bloc; pale: not among the states divided; outline alone: no state then</span></figcaption>\n")
            .Append(CultureInfo.InvariantCulture, $"<svg class=\"chart blocs map\" viewBox=\"0 0 {WorldMap.Width} {WorldMap.Height}\" role=\"img\" ")
            .Append(CultureInfo.InvariantCulture, $"aria-label=\"World map of blocs in {year.Year}; the tables tell every state's bloc\">\n");
        // Points last, above what lies around them.
        foreach (var land in map.Lands.OrderBy(l => l.IsPoint))
        {
            var state = map.StateOf(land.Key, year.Year, exists);
            if (state is not null) drawn.Add(state);
            if (land.IsPoint && (state is null || !year.States.Contains(state))) continue;
            var bloc = state is null ? null : material.Course.BlocOf(year.Year, state);
            page.Append(land.IsPoint ? "<path class=\"spot " : "<path class=\"").Append(state is null ? "nobody" : !year.States.Contains(state) ? "other"
                : "land " + BlocPageMaterial.Css(bloc)).Append("\" d=\"").Append(land.Path).Append(land.IsPoint ? "h0\"" : "\"");
            if (state is not null && year.States.Contains(state))
                page.Append("><title>").Append(WorldText.Html(material.Name(state))).Append(bloc is null ? ": in no bloc" : ": bloc ")
                    .Append(bloc is null ? "" : BlocPageMaterial.Letter(bloc)).Append("</title></path>\n");
            else page.Append("/>\n");
        }
        page.Append("</svg>\n</figure>\n<p class=\"src\">Outlines are today's (Natural Earth, drawn at equal area); what was one state then is drawn in one ")
            .Append("colour.");
        string NameOf(string state) => ActorRegister.Embedded.NameOn(new ActorId(state), new LocalDate(year.Year, 12, 31));
        // Which lay within the outline of one of today's.
        var missing = exists.Union(year.States).Where(s => !drawn.Contains(s)).OrderBy(NameOf, StringComparer.Ordinal).ToList();
        if (missing.Count > 0) page.Append(" Not drawn: ").Append(string.Join(", ", missing.Select(s => year.States.Contains(s)
            ? $"{material.State(s)} ({BlocPageMaterial.Letter(material.Course.BlocOf(year.Year, s))})" : WorldText.Html(NameOf(s))))).Append('.');
        page.Append("</p>\n</section>\n");
    }
}
