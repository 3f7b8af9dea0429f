using System.Collections.Immutable;
using System.Numerics;
using Entente.Actors;

namespace Entente.Outlook;

/// <summary>
/// The features of all pairs of states, year by year, in one pass forward: a row of year t is made of what is on record up to t, and no later year
/// is looked at before the rows of t are written. A record that no data set covers any more stays as it last was.
/// </summary>
public sealed class DyadFeatures
{
    /// <summary>Years without an event are counted to this many.</summary>
    public const int LongestGap = 60;

    private const int Change = 5, ShortHalfLife = 3, LongHalfLife = 10;
    private static readonly DyadRecord[] Records = Enum.GetValues<DyadRecord>();
    internal static readonly float ShortLeft = (float)Math.Pow(2, -1.0 / ShortHalfLife), LongLeft = (float)Math.Pow(2, -1.0 / LongHalfLife);
    private readonly List<float[]> years = [];
    private readonly int[] places;
    private readonly int firstYear, span, pairs;

    private DyadFeatures(int firstYear, int span, int pairs)
    {
        (this.firstYear, this.span, this.pairs) = (firstYear, span, pairs);
        places = new int[span * pairs];
        Array.Fill(places, -1);
    }

    /// <summary>Name and group of each column.</summary>
    public static ImmutableArray<(string Name, DyadFeatureGroup Group)> Columns { get; } =
    [
        .. Records.SelectMany(r => new[] { "now", "gap", "short", "long" }.Select(n => ($"{r}.{n}", (DyadFeatureGroup)(int)r))),
        ("kappa", DyadFeatureGroup.Votes), ("kappa.change", DyadFeatureGroup.Votes), ("kappa.lacking", DyadFeatureGroup.Votes),
        ("border", DyadFeatureGroup.Nearness), ("water", DyadFeatureGroup.Nearness), ("major", DyadFeatureGroup.Power), ("majors", DyadFeatureGroup.Power),
        ("allies.common", DyadFeatureGroup.Allies), ("allies.jaccard", DyadFeatureGroup.Allies), ("allies.all", DyadFeatureGroup.Allies),
        ("allies.least", DyadFeatureGroup.Allies),
        ("allies.disputes", DyadFeatureGroup.AlliesQuarrels), ("allies.sanctions", DyadFeatureGroup.AlliesQuarrels),
        ("enemies.common", DyadFeatureGroup.CommonEnemies), ("sanctions.common", DyadFeatureGroup.CommonEnemies),
        ("disputes.all", DyadFeatureGroup.Quarrels), ("disputes.least", DyadFeatureGroup.Quarrels), ("sanctions.all", DyadFeatureGroup.Quarrels),
            ("sanctions.least", DyadFeatureGroup.Quarrels),
        ("age", DyadFeatureGroup.Age),
        .. Records.Take(4).Select(r => ($"{r}.times", DyadFeatureGroup.Times)),
    ];

    public static int ColumnOf(string name)
    {
        for (var c = 0; c < Columns.Length; c++)
            if (Columns[c].Name == name) return c;
        throw new ArgumentException($"No feature is called '{name}'.", nameof(name));
    }

    /// <param name="histories">All of the same years.</param>
    /// <param name="lastYear">The last year for which there shall be rows.</param>
    /// <exception cref="ArgumentException">No history, or their years differ.</exception>
    public static DyadFeatures Of(IReadOnlyList<DyadHistory> histories, int lastYear, CancellationToken cancellation = default)
    {
        if (histories.Count == 0) throw new ArgumentException("No pair of states.", nameof(histories));
        var first = histories[0].FirstYear;
        if (histories.Any(h => h.FirstYear != first || h.Years != histories[0].Years))
            throw new ArgumentException("The pairs are of different years.", nameof(histories));
        lastYear = Math.Min(lastYear, histories[0].LastYear);
        var features = new DyadFeatures(first, Math.Max(0, lastYear - first + 1), histories.Count);
        var pass = new Pass(histories);
        for (var year = first; year <= lastYear; year++)
        {
            cancellation.ThrowIfCancellationRequested();
            features.years.Add(pass.Year(year, features.places.AsSpan((year - first) * histories.Count, histories.Count)));
        }
        return features;
    }

    /// <summary>Whether the pair has a row of the year: both states exist in it.</summary>
    public bool Has(int pair, int year) => year >= firstYear && year < firstYear + span && places[(year - firstYear) * pairs + pair] >= 0;

    /// <summary>One value a column. The pair must have a row of the year.</summary>
    public ReadOnlySpan<float> Row(int pair, int year) =>
        years[year - firstYear].AsSpan(places[(year - firstYear) * pairs + pair] * Columns.Length, Columns.Length);

    // The states of knowledge as the years go by.
    private sealed class Pass
    {
        private readonly IReadOnlyList<DyadHistory> histories;
        private readonly (int A, int B)[] ends;
        private readonly int states, words;
        private readonly bool[] now;
        private readonly byte[] gap;
        private readonly float[] shortSum, longSum, kappa;
        private readonly List<float[]> kappas = [];
        private readonly int[] age;
        private readonly List<(int Begun, int Cases)>[] begun = [.. Enumerable.Range(0, 4).Select(_ => new List<(int, int)>())];

        public Pass(IReadOnlyList<DyadHistory> histories)
        {
            this.histories = histories;
            var ids = histories.SelectMany(h => new[] { h.Dyad.A, h.Dyad.B }).Distinct().Order().ToArray();
            var place = ids.Select((id, i) => (id, i)).ToDictionary(x => x.id, x => x.i);
            ends = [.. histories.Select(h => (place[h.Dyad.A], place[h.Dyad.B]))];
            (states, words) = (ids.Length, (ids.Length + 63) / 64);
            var n = histories.Count * Records.Length;
            (now, gap, shortSum, longSum, kappa, age) = (new bool[n], new byte[n], new float[n], new float[n], new float[histories.Count],
                new int[histories.Count]);
            Array.Fill(gap, (byte)LongestGap);
            Array.Fill(kappa, float.NaN);
        }

        public float[] Year(int year, Span<int> places)
        {
            Span<int> started = stackalloc int[4], open = stackalloc int[4];
            var count = 0;
            for (var pair = 0; pair < histories.Count; pair++)
            {
                var history = histories[pair];
                if (!history.Exists(year)) continue;
                places[pair] = count++;
                age[pair]++;
                if (history.Agreement(year) is var k && !float.IsNaN(k)) kappa[pair] = k;
                for (var r = 0; r < Records.Length; r++)
                {
                    if (history[Records[r], year] is not { } known) continue;
                    var at = pair * Records.Length + r;
                    if (r < 4 && (!now[at] || Records[r] == DyadRecord.Visit))
                    {
                        open[r]++;
                        if (known) started[r]++;
                    }
                    now[at] = known;
                    gap[at] = known ? (byte)0 : (byte)Math.Min(LongestGap, gap[at] + 1);
                    shortSum[at] = shortSum[at] * ShortLeft + (known ? 1 : 0);
                    longSum[at] = longSum[at] * LongLeft + (known ? 1 : 0);
                }
            }
            for (var r = 0; r < 4; r++)
                if (open[r] > 0) begun[r].Add((started[r], open[r]));
            kappas.Add((float[])kappa.Clone());
            return Rows(year, places, count);
        }

        private float[] Rows(int year, Span<int> places, int count)
        {
            var rows = new float[count * Columns.Length];
            var ally = new Web(states, words);
            var enemy = new Web(states, words);
            var sanction = new Web(states, words);
            for (var pair = 0; pair < histories.Count; pair++)
            {
                if (places[pair] < 0) continue;
                var at = pair * Records.Length;
                if (now[at + (int)DyadRecord.Defence]) ally.Join(ends[pair]);
                if (now[at + (int)DyadRecord.Dispute]) enemy.Join(ends[pair]);
                if (now[at + (int)DyadRecord.Sanction]) sanction.Join(ends[pair]);
            }
            Span<float> times = stackalloc float[4];
            for (var r = 0; r < 4; r++)
            {
                var recent = begun[r].Skip(begun[r].Count - Change).ToArray();
                times[r] = MathF.Log((recent.Sum(x => x.Begun) + 0.5f) / (recent.Sum(x => x.Cases) + 100f));
            }
            for (var pair = 0; pair < histories.Count; pair++)
            {
                if (places[pair] < 0) continue;
                var row = rows.AsSpan(places[pair] * Columns.Length, Columns.Length);
                var c = 0;
                for (var r = 0; r < Records.Length; r++)
                {
                    var at = pair * Records.Length + r;
                    row[c++] = now[at] ? 1 : 0;
                    row[c++] = MathF.Log(1 + gap[at]);
                    row[c++] = MathF.Sqrt(shortSum[at]);
                    row[c++] = MathF.Sqrt(longSum[at]);
                }
                var known = !float.IsNaN(kappa[pair]);
                var before = kappas.Count > Change ? kappas[^(Change + 1)][pair] : float.NaN;
                row[c++] = known ? kappa[pair] : 0;
                row[c++] = known && !float.IsNaN(before) ? kappa[pair] - before : 0;
                row[c++] = known ? 0 : 1;
                var (border, water, majors) = histories[pair].Opportunity(year);
                row[c++] = border ? 1 : 0;
                row[c++] = water ? 1 : 0;
                row[c++] = majors > 0 ? 1 : 0;
                row[c++] = majors > 1 ? 1 : 0;
                var (a, b) = ends[pair];
                int common = Web.Common(ally, a, ally, b), ofA = ally.Degree(a), ofB = ally.Degree(b);
                row[c++] = MathF.Log(1 + common);
                row[c++] = common / (float)Math.Max(1, ofA + ofB - common);
                row[c++] = MathF.Log(1 + ofA + ofB);
                row[c++] = MathF.Log(1 + Math.Min(ofA, ofB));
                row[c++] = MathF.Log(1 + Web.Common(ally, a, enemy, b) + Web.Common(enemy, a, ally, b));
                row[c++] = MathF.Log(1 + Web.Common(ally, a, sanction, b) + Web.Common(sanction, a, ally, b));
                row[c++] = MathF.Log(1 + Web.Common(enemy, a, enemy, b));
                row[c++] = MathF.Log(1 + Web.Common(sanction, a, sanction, b));
                row[c++] = MathF.Log(1 + enemy.Degree(a) + enemy.Degree(b));
                row[c++] = MathF.Log(1 + Math.Min(enemy.Degree(a), enemy.Degree(b)));
                row[c++] = MathF.Log(1 + sanction.Degree(a) + sanction.Degree(b));
                row[c++] = MathF.Log(1 + Math.Min(sanction.Degree(a), sanction.Degree(b)));
                row[c++] = MathF.Log(1 + age[pair]);
                for (var r = 0; r < 4; r++) row[c++] = times[r];
            }
            return rows;
        }
    }

    // Who is joined to whom, as bits.
    private sealed class Web(int states, int words)
    {
        private readonly ulong[] bits = new ulong[states * words];

        public void Join((int A, int B) pair)
        {
            bits[pair.A * words + pair.B / 64] |= 1UL << (pair.B % 64);
            bits[pair.B * words + pair.A / 64] |= 1UL << (pair.A % 64);
        }

        public int Degree(int state)
        {
            var sum = 0;
            for (var w = 0; w < words; w++) sum += BitOperations.PopCount(bits[state * words + w]);
            return sum;
        }

        public static int Common(Web x, int a, Web y, int b)
        {
            var sum = 0;
            for (var w = 0; w < x.Words; w++) sum += BitOperations.PopCount(x.bits[a * x.Words + w] & y.bits[b * x.Words + w]);
            return sum;
        }

        private int Words => words;
    }
}
