using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Findings;

/// <summary>How a state stands to all others on the four faces, in sentences.</summary>
public sealed class StateFacesTold(ImmutableArray<StateFaces> faces, int lastAsked, ImmutableArray<FaceSource> sources)
{
    private const int Listed = 5, Moves = 4;

    /// <summary>Standard deviations of all pairs from which a tie stands out, where its whole band lies above the average.</summary>
    private const double Marked = 1;

    public IEnumerable<string> Sentences()
    {
        foreach (var face in faces)
        {
            var told = face.Face == Face.Votes ? Votes(face) : Standing(face);
            yield return $"{told}{Moved(face)} [{FaceModel.Name(face.Face)} face, {Cited(face.Face)}]";
        }
        if (!faces.IsEmpty)
            yield return "Figures are standard deviations of all pairs of states, with the 90% band; the four are not summed. 'entente align A B' "
                + "shows a pair's course.";
    }

    private string Votes(StateFaces face)
    {
        var near = face.Others.Where(o => o.Now.Lower > 0).Take(Listed).ToList();
        var far = face.Others.Reverse().Where(o => o.Now.Upper < 0).Take(Listed).ToList();
        return $"In {Prose.Text(face.Year)}, its votes stood nearest to {Names(near, face.Year)}, farthest from {Names(far, face.Year)}.";
    }

    private string Standing(StateFaces face)
    {
        var marked = face.Others.Where(o => o.Now.Mean >= Marked && o.Now.Lower > 0).ToList();
        var (what, nobody) = face.Face switch
        {
            Face.Security => ("pacts and arms bound it to", "pacts and arms bound it to nobody in particular"),
            Face.Hostility => ("disputes and fighting stood between it and", "disputes and fighting set nobody apart from it"),
            _ => ("sanctions stood between it and", "sanctions set nobody apart from it"),
        };
        // The record goes on where the years asked for end before it.
        var when = face.Year == lastAsked ? $"In {Prose.Text(face.Year)}" : $"By {Prose.Text(face.Year)}, the last year on record";
        if (marked.Count == 0) return $"{when}, {nobody}.";
        var more = marked.Count > Listed ? $", and {Prose.Text(marked.Count - Listed)} more" : "";
        return $"{when}, {what} {Names([.. marked.Take(Listed)], face.Year)}{more}.";
    }

    private string Moved(StateFaces face)
    {
        if (face.Since >= face.Year) return "";
        var moved = face.Others.Where(o => o.IsMoved).ToList();
        var up = moved.Where(o => o.Moved > 0).OrderByDescending(o => o.Moved).ThenBy(o => o.State).Take(Moves).ToList();
        var down = moved.Where(o => o.Moved < 0).OrderBy(o => o.Moved).ThenBy(o => o.State).Take(Moves).ToList();
        if (moved.Count == 0) return $" No change since {Prose.Text(face.Since)} goes beyond the bands.";
        var (rose, fell) = face.Face == Face.Votes ? ("it came nearer to", "went away from") : ("it rose most with", "fell most with");
        var told = new List<string>();
        if (up.Count > 0) told.Add($"{rose} {Prose.List([.. up.Select(o => Change(o, face.Year))])}");
        if (down.Count > 0) told.Add($"{(up.Count == 0 ? "it " : "")}{fell} {Prose.List([.. down.Select(o => Change(o, face.Year))])}");
        return $" Since {Prose.Text(face.Since)} {string.Join(" and ", told)}.";
    }

    private static string Change(FaceNeighbour other, int year) =>
        $"{Name(other.State, year)} ({Signed(other.Before!.Value.Mean)} to {Signed(other.Now.Mean)})";

    private static string Names(IReadOnlyList<FaceNeighbour> others, int year) => others.Count == 0 ? "nobody whom the bands tell apart"
        : Prose.List([.. others.Select(o => $"{Name(o.State, year)} ({Signed(o.Now.Mean)}, {Signed(o.Now.Lower)} to {Signed(o.Now.Upper)})")]);

    private static string Name(ActorId id, int year) => StateProse.Name(id, year);

    private string Cited(Face face) => string.Join("; ", sources.Where(s => s.Face == face).Select(s => $"{s.Dataset} {s.Version}").Distinct());

    private static string Signed(double value) => value.ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture).Replace('-', '−');
}
