using Entente.Work;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Entente.Cli;
using Entente.News.Feeds;

namespace Entente.Trial;

/// <summary>Many spoilt inputs through the commands, in this process: none may end in a fault of ours, run for long, or send what steers a terminal.</summary>
internal static class Fuzz
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    public static int Run(string samples, int count, int seed, string[] words)
    {
        var targets = Target.All(samples).Where(t => words.Length == 0 || words.Any(w => t.Name.Contains(w, StringComparison.Ordinal))).ToList();
        if (targets.Count == 0)
        {
            Console.Error.WriteLine($"No target's name holds {string.Join(" or ", words)}.");
            return 2;
        }
        var faults = new List<string>();
        var (output, error) = (Console.Out, Console.Error);
        foreach (var target in targets)
        {
            var (codes, slowest, before) = (new SortedDictionary<int, int>(), TimeSpan.Zero, faults.Count);
            for (var i = 0; i < count / targets.Count; i++)
            {
                var random = new Random(unchecked(seed * 1_000_003 + i * 31 + target.Name.Sum(c => c)));
                var input = Mutation.Of(Encoding.UTF8.GetBytes(target.Seeds[i % target.Seeds.Count]), random);
                var (code, took, fault) = Try(target, input);
                codes[code] = codes.GetValueOrDefault(code) + 1;
                slowest = took > slowest ? took : slowest;
                if (fault is null) continue;
                var kept = Path.Combine(Path.GetTempPath(),
                    string.Create(CultureInfo.InvariantCulture, $"trial-{target.Name.Replace(' ', '-')}-{i}{target.Ending}"));
                File.WriteAllBytes(kept, input);
                faults.Add($"{target.Name}: {fault} ({kept})");
            }
            Console.SetOut(output);
            Console.SetError(error);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{target.Name,-18} {codes.Values.Sum(),5} inputs; ended {string.Join(", ", codes.Select(c => $"{c.Key}: {c.Value}"))}; "
                + $"slowest {slowest.TotalSeconds:0.0} s; faults {faults.Count - before}"));
        }
        foreach (var fault in faults) output.WriteLine(fault);
        return faults.Count == 0 ? 0 : 1;
    }

    private static (int Code, TimeSpan Took, string? Fault) Try(Target target, byte[] input)
    {
        var folder = Directory.CreateTempSubdirectory("entente-trial-").FullName;
        var file = Path.Combine(folder, "input" + target.Ending);
        File.WriteAllBytes(file, input);
        using var said = new StringWriter();
        var watch = Stopwatch.StartNew();
        var code = 0;
        try
        {
            Console.SetOut(said);
            Console.SetError(said);
            if (target.Arguments is ["feed"]) code = ReadFeed(input, said);
            else if (target.Arguments is ["articles"]) code = ReadArticles(input, said);
            else if (target.Arguments is ["code"]) code = Code(input, said);
            else code = CommandLine.Run([.. target.Arguments.Select(a => a.Replace("{file}", file).Replace("{folder}", folder))]);
            foreach (var written in Directory.EnumerateFiles(folder, "out.txt")) said.Write(File.ReadAllText(written));
        }
        catch (Exception e)
        {
            return (-1, watch.Elapsed, $"{e.GetType().Name} came out: {e.Message}");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
        var text = said.ToString();
        var fault = text.Contains("a fault in the program", StringComparison.Ordinal) ? "a fault in the program"
            : code is < 0 or > 3 ? $"exit code {code}"
            : watch.Elapsed > Longest ? $"{watch.Elapsed.TotalSeconds:0} s"
            : text.Any(Steers) ? "a steering character was printed" : null;
        return (code, watch.Elapsed, fault);
    }

    private static bool Steers(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t')
        || c is >= '\u202a' and <= '\u202e' or >= '\u2066' and <= '\u2069';

    // It reads standard input, so in a process of its own.
    private static int Code(byte[] input, TextWriter said)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Fuzz).Assembly.Location, "entente", "code"])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        using var child = Process.Start(start)!;
        var error = child.StandardError.ReadToEndAsync();
        var output = child.StandardOutput.ReadToEndAsync();
        child.StandardInput.BaseStream.Write(input);
        child.StandardInput.Close();
        child.WaitForExit();
        said.Write(output.Result + error.Result);
        return child.ExitCode;
    }

    // A feed needs a server to reach `follow test`; what it prints of one is printed here.
    private static int ReadFeed(byte[] input, TextWriter said) => Feed(said, () => FeedReader.Read(input, new Uri("http://127.0.0.1/feeds/all.xml")));

    private static int ReadArticles(byte[] input, TextWriter said) => Feed(said, () => GdeltFeed.Articles(Encoding.UTF8.GetString(input)));

    private static int Feed(TextWriter said, Func<FeedContent> read)
    {
        try
        {
            var content = read();
            foreach (var item in content.Items) said.WriteLine($"{item.Published} {item.Title} {item.Summary} {item.Link}");
            foreach (var part in content.Parts) said.WriteLine(part.Address);
            said.WriteLine(content.Title);
            return ExitCode.Done;
        }
        catch (FeedException)
        {
            return ExitCode.Failed;
        }
    }
}
