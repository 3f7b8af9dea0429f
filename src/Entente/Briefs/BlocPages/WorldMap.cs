using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Actors;
using Entente.Findings;

namespace Entente.Briefs.BlocPages;

/// <summary>The land of today's states as drawn on a plane, and whose it was in a year; read from data/maps.</summary>
internal sealed class WorldMap
{
    /// <summary>Width of the whole in units of the picture; the height follows from the projection.</summary>
    public const int Width = 960;

    private static readonly Lazy<WorldMap> Embedded = new(() => new WorldMap(Wording.Lines("data/maps/world.txt"), Wording.Lines("data/maps/lands.txt")));

    private readonly ILookup<string, (string State, int First, int Last)> governed;

    private WorldMap(IEnumerable<string[]> outlines, IEnumerable<string[]> lands)
    {
        Lands = [.. outlines.Select(line => new Land(line[0], PathOf(line[1]), line[1][0] == '@'))];
        governed = lands.ToLookup(l => l[0], l => (l[1], Number(l[2]), Number(l[3])), StringComparer.Ordinal);
    }

    public static WorldMap Default => Embedded.Value;

    /// <summary>Height at <see cref="Width"/>, from 84° north to 56° south.</summary>
    public static int Height { get; } = (int)Math.Ceiling(Place(0, -560).Y);

    public ImmutableArray<Land> Lands { get; }

    /// <summary>The state whose land it was at the end of a year: its own, or that which governed it; absent where that was no state of the time.</summary>
    /// <param name="exists">The keys of the states of that time.</param>
    public string? StateOf(string land, int year, IReadOnlySet<string> exists) => exists.Contains(land) ? land
        : governed[land].FirstOrDefault(g => g.First <= year && year <= g.Last && exists.Contains(g.State)).State;

    /// <summary>The members of the state system at the end of a year.</summary>
    public static IReadOnlySet<string> StatesIn(int year) => ActorRegister.Embedded.MembershipsIn(StateSystem.Cow)
        .Where(m => m.First.Year <= year && (m.Last is not { } last || last >= new NodaTime.LocalDate(year, 12, 31))).Select(m => m.State.Value)
        .ToHashSet(StringComparer.Ordinal);

    private static string PathOf(string outlines)
    {
        var path = new StringBuilder();
        foreach (var outline in outlines.TrimStart('@').Split(';'))
        {
            var steps = outline.Split(' ');
            int longitude = 0, latitude = 0;
            for (var i = 0; i + 1 < steps.Length; i += 2)
            {
                longitude += Number(steps[i]);
                latitude += Number(steps[i + 1]);
                var (x, y) = Place(longitude, latitude);
                path.Append(i == 0 ? 'M' : 'L').Append(CultureInfo.InvariantCulture, $"{x:0.#} {y:0.#}");
            }
            if (steps.Length > 2) path.Append('Z');
        }
        return path.ToString();
    }

    // Equal Earth: Šavrič, Patterson and Jenny (2018), IJGIS 33(3): areas are as they are.
    private static (double X, double Y) Place(int longitude, int latitude)
    {
        const double A1 = 1.340264, A2 = -0.081106, A3 = 0.000893, A4 = 0.003796;
        static (double X, double Y) Plane(double lambda, double phi)
        {
            var t = Math.Asin(Math.Sqrt(3) / 2 * Math.Sin(phi));
            var (t2, t6) = (t * t, Math.Pow(t, 6));
            return (2 * Math.Sqrt(3) * lambda * Math.Cos(t) / (3 * (9 * A4 * t6 * t2 + 7 * A3 * t6 + 3 * A2 * t2 + A1)),
                t * (A4 * t6 * t2 + A3 * t6 + A2 * t2 + A1));
        }
        var (half, top) = (Plane(Math.PI, 0).X, Plane(0, Radians(840)).Y);
        // In the middle 11° east, so that the cut lies in the Bering Strait.
        var (x, y) = Plane(Radians(longitude - 110), Radians(latitude));
        var scale = Width / (2 * half);
        return ((x + half) * scale, (top - y) * scale);
    }

    private static double Radians(int tenths) => tenths * Math.PI / 1800;

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    /// <param name="Key">Today's state.</param>
    /// <param name="Path">What draws it, as SVG has it; the place alone of one too small to draw.</param>
    public sealed record Land(string Key, string Path, bool IsPoint);
}
