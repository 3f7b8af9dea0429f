using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Bench;

/// <summary>The tables of docs/methods/face-validity.md, as Markdown: what the faces say of well-known camps, splits and wars.</summary>
internal static class FaceValidity
{
    private static readonly string[] West = ["USA", "GBR", "FRA", "CAN", "ITA", "NLD", "BEL", "NOR", "DNK", "TUR"];
    private static readonly string[] East = ["RUS", "POL", "HUN", "CSK", "ROU", "BGR"];
    private static readonly string[] Neither = ["IND", "EGY", "IDN", "YUG", "MMR", "AFG", "SYR"];
    private static readonly string[] Satellites = ["POL", "HUN", "ROU", "BGR"];
    private static readonly string[] Allies = ["USA", "GBR", "FRA", "DEU", "JPN", "KOR", "CAN", "AUS"];
    private static readonly string[] Four = ["RUS", "PRK", "CHN", "IRN"];
    private static readonly string[] FaceNames = ["votes", "security", "hostility", "sanctions"];

    public static void Run(string ledger)
    {
        var wanted = West.Concat(East).Concat(Neither).Concat(Satellites).Concat(Allies).Concat(Four).Concat(["UKR", "BLR"]).ToHashSet(StringComparer.Ordinal);
        var tracks = FaceYears.Read(ledger).Pairs.Where(p => wanted.Contains(p.Dyad.A.ToString()) && wanted.Contains(p.Dyad.B.ToString()))
            .ToDictionary(p => p.Dyad, p => (p.FirstYear, PairFaces.Run(p, FaceParametersFile.Embedded).Years));

        // Mean over the pairs of two groups; what is not known of enough of them is left out.
        string Mean(int face, int year, IEnumerable<string> first, IEnumerable<string> second)
        {
            var values = new List<double>();
            var pairs = 0;
            foreach (var (a, b) in first.SelectMany(a => second.Select(b => (a, b))).Where(p => p.a != p.b)
                .Select(p => string.CompareOrdinal(p.a, p.b) < 0 ? p : (p.b, p.a)).Distinct())
            {
                if (!tracks.TryGetValue(new(new ActorId(a), new ActorId(b)), out var track)) continue;
                var at = year - track.FirstYear;
                if (at < 0 || at >= track.Years[face].Length) continue;
                pairs++;
                if (track.Years[face][at].IsKnown) values.Add(track.Years[face][at].Mean);
            }
            return values.Count == 0 || values.Count * 2 < pairs ? "·" : string.Create(CultureInfo.InvariantCulture, $"{values.Average():+0.0;−0.0;0.0}");
        }

        void Table(string title, string head, IEnumerable<int> years, params (string Name, string[] First, string[] Second, int[] Faces)[] rows)
        {
            Console.WriteLine($"\n### {title}\n\n{head}\n");
            int[] all = [.. years];
            Console.WriteLine($"| | face | {string.Join(" | ", all)} |\n|---|---|{string.Concat(all.Select(_ => "---|"))}");
            foreach (var row in rows)
                foreach (var face in row.Faces)
                    Console.WriteLine($"| {row.Name} | {FaceNames[face]} | {string.Join(" | ", all.Select(y => Mean(face, y, row.First, row.Second)))} |");
        }

        int[] every = [0, 1, 2, 3], two = [0, 1];
        Table("Camps", "West: " + string.Join(' ', West) + ". East: " + string.Join(' ', East) + ". Neither: " + string.Join(' ', Neither) + ".",
            [1950, 1955, 1960, 1965, 1970, 1980],
            ("West with West", West, West, two), ("East with East", East, East, two), ("West with East", West, East, two),
            ("neither with West", Neither, West, two), ("neither with East", Neither, East, two), ("neither with neither", Neither, Neither, two));
        Table("The Sino-Soviet split", "China and the Soviet Union, then Russia.",
            [1950, 1955, 1960, 1965, 1970, 1975, 1980, 1985, 1990, 1995, 2000, 2010, 2020],
            ("China, Russia", ["CHN"], ["RUS"], every));
        Table("1989 to 1991", "Former allies: " + string.Join(' ', Satellites) + ".", [1985, 1988, 1990, 1992, 1995, 2000, 2005],
            ("with Russia", Satellites, ["RUS"], every), ("with the United States", Satellites, ["USA"], every));
        Table("After 2014 and after 2022", "Allies: " + string.Join(' ', Allies) + ".", Enumerable.Range(2012, 13),
            ("Russia, Ukraine", ["RUS"], ["UKR"], every), ("Russia, allies", ["RUS"], Allies, every), ("Russia, Belarus", ["RUS"], ["BLR"], two));
        Table("Four against the allies", "Each with the mean of " + string.Join(' ', Allies) + "; then the four with each other.", Enumerable.Range(2010, 15),
            [.. Four.Select(s => (s, new[] { s }, Allies, every)), ("the four with each other", Four, Four, every),
                ("Russia, North Korea", ["RUS"], ["PRK"], every)]);
    }
}
