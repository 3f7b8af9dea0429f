using System.Diagnostics;
using System.Globalization;
using Entente.Actors;
using Entente.Coding;
using Entente.Language;
using Entente.Time;

namespace Entente.TrainCoding;

/// <summary>Milliseconds a sentence for each step.</summary>
internal static class Timing
{
    public static void Run(IReadOnlyList<string> lines)
    {
        var names = new[] { "parse", "dates", "tree+actors", "read all", "features", "code all" };
        var spent = new double[names.Length];
        for (var pass = 0; pass < 3; pass++)
        {
            Array.Clear(spent);
            foreach (var line in lines)
            {
                var at = Stopwatch.GetTimestamp();
                void Lap(int k) { spent[k] += Stopwatch.GetElapsedTime(at).TotalMilliseconds; at = Stopwatch.GetTimestamp(); }
                var parsed = LanguageModel.English.ParseSentence(line);
                Lap(0);
                if (parsed.Count == 0) continue;
                var dates = DateExpressions.Find(line, null);
                Lap(1);
                _ = new SentenceActors(new Tree(parsed[0]), line, 0, ActorRegister.Embedded, null, new Discourse());
                Lap(2);
                var reading = new SentenceReading(parsed[0], 0, line, ActorRegister.Embedded, null, new Discourse(), new Charges(), dates);
                Lap(3);
                _ = RootFeatures.Of(reading, null, null);
                Lap(4);
                _ = Coder.Default.Code(line, parsed, null);
                Lap(5);
            }
        }
        for (var k = 0; k < names.Length; k++) Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{names[k]}: {spent[k] / lines.Count:0.000} ms a sentence"));
    }
}
