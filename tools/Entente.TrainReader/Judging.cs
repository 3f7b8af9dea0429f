using System.Text.Json;
using Entente.Documents;
using Entente.Reading;

namespace Entente.TrainReader;

/// <summary>A logistic regression over the features of a guess.</summary>
internal sealed record Calibration(double[] Mean, double[] Spread, double[] Weight)
{
    public double Balanced { get; init; }
    public double Strict { get; init; }
    public double StrictFact { get; init; }

    /// <summary>Puts it among the weights.</summary>
    public void Into(Parameters p)
    {
        void Set(string name, double[] values) => p.Set(name, [values.Length], [.. values.Select(v => (float)v)]);
        Set(Confidence.Mean, Mean);
        Set(Confidence.Spread, Spread);
        Set(Confidence.Weight, Weight);
        Set(Confidence.Levels, [Balanced, Strict, StrictFact]);
    }

    public double Of(ReadStatement s)
    {
        var (x, sum) = (s.Guess.Features(), 0.0);
        for (var j = 0; j < x.Length; j++) sum += Weight[j] * (x[j] - Mean[j]) / Spread[j];
        return 1 / (1 + Math.Exp(-sum));
    }
}

/// <summary>Whether statements read are right, confidence from that, and files for the scorer.</summary>
internal sealed class Judging(Codes codes)
{
    private static readonly HashSet<string> Mutual = new(StringComparer.Ordinal) { "AGREE", "CONSULT", "COOPERATE", "J:closer", "J:apart", "J:bloc",
        "J:against", "J:interest", "ASSAULT" };

    public bool SameSides(ReadStatement p, MarkedStatement g)
    {
        bool Same(IEnumerable<string> wanted, IEnumerable<string> got) => wanted.ToHashSet(StringComparer.Ordinal).SetEquals(got.Select(c => codes.Of(c)));
        if (p.Both || g.Both) return Mutual.Contains(StatementFeatures.Types[g.Type]) && Same(g.Actors.Union(g.Recipients), p.Actors.Concat(p.Recipients));
        return Same(g.Actors, p.Actors) && Same(g.Recipients, p.Recipients);
    }

    public static bool SameVoice(int p, int g)
    {
        var (a, b) = (StatementFeatures.VoiceGroup[p], StatementFeatures.VoiceGroup[g]);
        return a == b || (a == 1 && b == 4) || (a == 4 && b == 1);
    }

    private bool SameSpeaker(ReadStatement p, MarkedStatement g) => p.Speaker is null ? g.Speaker is null : g.Speaker is not null
        && codes.Of(p.Speaker) == codes.Of(g.Speaker);

    public bool Right(ReadStatement p) => p.Text.Sentences[p.Sentence].Statements.Any(g => g.Type == p.Type && SameSides(p, g)
        && SameVoice(p.Voice, g.Voice) && SameSpeaker(p, g));

    /// <summary>Logistic regression of "fully right", ridge 1, by Newton's method; features standardised.</summary>
    public Calibration Calibrate(IReadOnlyList<ReadStatement> read)
    {
        var rows = read.Select(r => r.Guess.Features()).ToArray();
        var right = read.Select(r => Right(r) ? 1.0 : 0).ToArray();
        var n = rows[0].Length;
        var (mean, spread) = (new double[n], new double[n]);
        for (var j = 1; j < n; j++)
        {
            mean[j] = rows.Average(r => r[j]);
            spread[j] = Math.Sqrt(rows.Average(r => (r[j] - mean[j]) * (r[j] - mean[j]))) + 1e-6;
        }
        spread[0] = 1;
        double[] Standard(double[] r) => [.. r.Select((v, j) => (v - mean[j]) / spread[j])];
        var z = rows.Select(Standard).ToArray();
        var w = new double[n];
        for (var step = 0; step < 30; step++)
        {
            var (gradient, curve) = (new double[n], new double[n, n]);
            for (var j = 1; j < n; j++) { gradient[j] = w[j]; curve[j, j] = 1; }
            curve[0, 0] = 1e-6;
            for (var i = 0; i < z.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-z[i].Select((v, j) => v * w[j]).Sum()));
                for (var j = 0; j < n; j++)
                {
                    gradient[j] += (p - right[i]) * z[i][j];
                    for (var k = 0; k < n; k++) curve[j, k] += p * (1 - p) * z[i][j] * z[i][k];
                }
            }
            var move = Solve(curve, gradient);
            for (var j = 0; j < n; j++) w[j] -= move[j];
        }
        return new(mean, spread, w);
    }

    private static double[] Solve(double[,] a, double[] b)
    {
        var n = b.Length;
        var (m, x) = ((double[,])a.Clone(), (double[])b.Clone());
        for (var i = 0; i < n; i++)
        {
            var pivot = i;
            for (var r = i + 1; r < n; r++) if (Math.Abs(m[r, i]) > Math.Abs(m[pivot, i])) pivot = r;
            if (pivot != i) { for (var c = 0; c < n; c++) (m[i, c], m[pivot, c]) = (m[pivot, c], m[i, c]); (x[i], x[pivot]) = (x[pivot], x[i]); }
            for (var r = 0; r < n; r++)
            {
                if (r == i) continue;
                var f = m[r, i] / m[i, i];
                for (var c = i; c < n; c++) m[r, c] -= f * m[i, c];
                x[r] -= f * x[i];
            }
        }
        return [.. x.Select((v, i) => v / m[i, i])];
    }

    /// <summary>What the reader would keep of them, sentence by sentence.</summary>
    public static List<ReadStatement> Distinct(IEnumerable<ReadStatement> read) =>
        [.. read.GroupBy(s => (s.Text.Name, s.Sentence))
            .SelectMany(g => { var by = g.ToDictionary(s => s.Guess, s => s,
            ReferenceEqualityComparer.Instance as IEqualityComparer<StatementGuess>); return Confidence.Once(g.Select(s => (s.Guess, s.Confidence)))
            .Select(x => by[x.Guess]); })];

    /// <summary>Full F1 as the scorer has it, near enough to choose a threshold by: precision over all, recall over the core.</summary>
    public (double Precision, double Recall, double F1) Score(IReadOnlyList<MarkedText> texts, IReadOnlyList<ReadStatement> read)
    {
        var matched = new HashSet<MarkedStatement>(ReferenceEqualityComparer.Instance);
        var good = 0;
        foreach (var p in read.OrderByDescending(s => s.Confidence))
            if (p.Text.Sentences[p.Sentence].Statements.FirstOrDefault(g => !matched.Contains(g) && g.Type == p.Type && SameSides(p, g)
                && SameVoice(p.Voice, g.Voice) && SameSpeaker(p, g)) is { } g)
            {
                matched.Add(g);
                good++;
            }
        var core = texts.Sum(t => t.Sentences.Sum(s => s.Statements.Count(g => g.Core)));
        var (precision, recall) = (read.Count == 0 ? 0 : (double)good / read.Count, (double)matched.Count(g => g.Core) / Math.Max(1, core));
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    public (double Threshold, double F1) Best(IReadOnlyList<MarkedText> texts, IReadOnlyList<ReadStatement> read)
    {
        var (best, at) = (0.0, 1.0);
        var sorted = read.OrderByDescending(s => s.Confidence).ToList();
        for (var n = 20; n <= sorted.Count; n += Math.Max(5, sorted.Count / 150))
            if (Score(texts, sorted[..n]).F1 is var f && f > best) (best, at) = (f, sorted[n - 1].Confidence);
        return (at, best);
    }

    /// <summary>With predicates given: how often sides, voice and speaker are right, by how the sides stand.</summary>
    public string Given(IReadOnlyList<ReadStatement> read, IReadOnlyList<MarkedText> texts)
    {
        var gold = texts.SelectMany(t => t.Sentences.SelectMany(s => s.Statements)).ToList();
        var tally = new SortedDictionary<string, (int Right, int All)>(StringComparer.Ordinal);
        void Add(string name, bool right) { var t = tally.GetValueOrDefault(name); tally[name] = (t.Right + (right ? 1 : 0), t.All + 1); }
        var at = 0;
        foreach (var t in texts)
            for (var s = 0; s < t.Sentences.Count; s++)
                foreach (var g in t.Sentences[s].Statements)
                {
                    var p = read[at++];
                    var sides = SameSides(p, g);
                    var here = t.Sentences[s].Mentions.Where(m => m.Firm).Select(m => codes.Of(m.Code)).ToHashSet(StringComparer.Ordinal);
                    var kind = g.Symmetric ? "both" : g.Actors.Concat(g.Recipients).All(here.Contains) ? g.Actors.Count + g.Recipients.Count > 2
                        ? "named, several" : "named" : "elsewhere";
                    Add("sides " + kind, sides);
                    Add("sides", sides);
                    Add("voice", SameVoice(p.Voice, g.Voice));
                    Add("speaker", SameSpeaker(p, g));
                    if (g.Date >= 0) Add("date where there is one", p.Date == g.Date);
                    if (g.Date == -1) Add("date where there is none", p.Date == -1);
                    Add("date among those of the sentence", g.Date != MarkedStatement.Undecided);
                }
        return string.Join("; ", tally.Select(t => $"{t.Key} {t.Value.Right}/{t.Value.All}={(double)t.Value.Right / t.Value.All:F3}"));
    }

    /// <summary>Of sentences with both actors given, by the 15 roots of older data: accuracy, macro-F1, and macro-F1 of their quad classes.</summary>
    public static string Roots(IReadOnlyList<double[]> scores, IReadOnlyList<MarkedText> pairs)
    {
        // RETREAT counts as CONCEDE (YIELD).
        static int Root(int type) => type == 7 ? 4 : type;
        static int Quad(int root) => root switch { <= 3 => 1, <= 6 => 2, <= 11 => 3, _ => 4 };
        var right = pairs.Select(t => Root(t.Sentences[0].Statements[0].Type)).ToArray();
        var read = scores.Select(s => Enumerable.Range(1, 16).Select(Root).Distinct().MaxBy(t => s[t] + (t == 4 ? s[7] : 0))).ToArray();
        static double Macro(int[] right, int[] read) => right.Length == 0 ? 0 : right.Distinct().Average(c =>
        {
            var both = right.Zip(read).Count(x => x.First == c && x.Second == c);
            return 2.0 * both / (right.Count(x => x == c) + read.Count(x => x == c));
        });
        return $"roots of {pairs.Count} pairs kept out: accuracy {right.Zip(read).Count(x => x.First == x.Second) / Math.Max(1.0, right.Length):F3}, "
            + $"macro-F1 {Macro(right, read):F3}, quad {Macro([.. right.Select(Quad)], [.. read.Select(Quad)]):F3}";
    }

    /// <summary>In each tenth of confidence: how many, how sure, how many right.</summary>
    public string Reliability(IReadOnlyList<ReadStatement> read) =>
        string.Join("; ", read.GroupBy(s => Math.Min(9, (int)(s.Confidence * 10))).OrderBy(g => g.Key)
            .Select(g => $"{g.Key / 10.0:F1}: {g.Count()} at {g.Average(s => s.Confidence):F2} right {g.Average(s => Right(s) ? 1.0 : 0):F2}"));

    /// <summary>Whether what is told as having happened was marked so.</summary>
    public bool Happened(ReadStatement p) => p.Text.Sentences[p.Sentence].Statements.Any(g => g.Type == p.Type && SameSides(p, g) && g.Voice is 0 or 1);

    /// <summary>The least confidence from which on the given share is right.</summary>
    public static double Threshold(IReadOnlyList<ReadStatement> read, Func<ReadStatement, bool> right, double precision)
    {
        var (good, at) = (0, 1.0);
        var sorted = read.OrderByDescending(s => s.Confidence).ToList();
        for (var n = 0; n < sorted.Count; n++)
        {
            if (right(sorted[n])) good++;
            if (n > 15 && (double)good / (n + 1) >= precision) at = sorted[n].Confidence;
        }
        return at;
    }

    public static void Write(string folder, IReadOnlyList<MarkedText> texts, IReadOnlyList<ReadStatement> read)
    {
        Directory.CreateDirectory(folder);
        foreach (var t in texts)
        {
            int Points(int end) { var n = end; for (var i = 0; i < end; i++) if (char.IsLowSurrogate(t.Text[i])) n--; return n; }
            using var writer = new StreamWriter(Path.Combine(folder, t.Name + ".jsonl"));
            foreach (var s in read.Where(r => r.Text == t).OrderBy(r => r.Sentence).ThenBy(r => r.Word))
            {
                var span = t.Sentences[s.Sentence].Sentence.Tokens[s.Word].Span;
                var key = $"{string.Join('+', s.Actors.Order(StringComparer.Ordinal))}>{string.Join('+', s.Recipients.Order(StringComparer.Ordinal))}:"
                    + $"{StatementFeatures.Types[s.Type]}";
                writer.WriteLine(JsonSerializer.Serialize(new { start = Points(span.Start), end = Points(span.End),
                    word = t.Text[span.Start..span.End], actor = s.Actors, recipient = s.Recipients, both = s.Both,
                    type = StatementFeatures.Types[s.Type], voice = StatementFeatures.Voices[s.Voice], speaker = s.Speaker, date = (string?)null,
                    proposition = key, confidence = Math.Round(s.Confidence, 4) },
                    new JsonSerializerOptions { Encoder = SafeJson.Encoder }));
            }
        }
    }
}
