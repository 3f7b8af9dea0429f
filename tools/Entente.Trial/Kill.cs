using System.Diagnostics;
using System.Globalization;
using Entente.Cli;

namespace Entente.Trial;

/// <summary>Runs that write a ledger, killed at random moments: the ledger must open and be whole after each, and end as if none had been killed.</summary>
internal static class Kill
{
    public static int Run(string samples, int count, int seed)
    {
        var folder = Directory.CreateTempSubdirectory("entente-kill-").FullName;
        var articles = Directory.CreateDirectory(Path.Combine(folder, "articles")).FullName;
        var texts = Directory.GetFiles(samples, "*.txt").Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        for (var i = 0; i < 6; i++) File.WriteAllText(Path.Combine(articles, $"{i}.txt"),
            texts[i % texts.Count] + $"\n\nPeru accused Chile of shelling post {i}.\n");
        var trade = Path.Combine(folder, "trade.csv");
        File.WriteAllText(trade, "year,exp_iso3,imp_iso3,value_musd2010\n" + string.Concat(Enumerable.Range(0, 5000).Select(i =>
            string.Create(CultureInfo.InvariantCulture, $"{1990 + i % 30},{(i % 2 == 0 ? "PRK" : "RUS")},{(i % 2 == 0 ? "CHN" : "USA")},{i}\n"))));
        string ledger = Path.Combine(folder, "killed.duckdb"), clean = Path.Combine(folder, "clean.duckdb");
        string[][] works = [["read", articles, "--out-folder", Path.Combine(folder, "out")], ["load", "itpde", trade], ["follow", "run"],
            ["brief", Path.Combine(articles, "0.txt"), "-o", Path.Combine(folder, "b.html")]];
        foreach (var file in new[] { ledger, clean }) To(file, "follow", "add", articles);
        var times = works.Select(w => Timed(() => To(clean, w))).ToList();
        foreach (var work in works) To(clean, work);

        var random = new Random(seed);
        var (killed, ended, faults) = (0, 0, new List<string>());
        for (var i = 0; i < count; i++)
        {
            var w = i % works.Length;
            var after = TimeSpan.FromSeconds(times[w].TotalSeconds * random.NextDouble() * 1.05);
            using var child = Start(ledger, works[w]);
            if (child.WaitForExit(after)) ended++;
            else
            {
                child.Kill(entireProcessTree: true);
                child.WaitForExit();
                killed++;
            }
            if (To(ledger, "ledger", "check") is not 0
                and var code) faults.Add($"run {i} ({works[w][0]}, killed after {after.TotalSeconds:0.00} s): ledger check ended {code}");
            if (Directory.EnumerateFiles(folder, "*.new*").Any()) faults.Add($"run {i}: a draft was left behind");
        }
        foreach (var work in works) To(ledger, work);
        var (one, other) = (Said(ledger, "ledger", "info"), Said(clean, "ledger", "info"));
        foreach (var what in new[] { "documents", "claims", "propositions", "events", "observations" })
            if (Line(one, what) != Line(other, what)) faults.Add($"{what}: '{Line(one, what)}', and '{Line(other, what)}' where nothing was killed");
        Console.WriteLine($"{count} runs: {killed} killed, {ended} ended before; faults {faults.Count}");
        Console.WriteLine(one);
        foreach (var fault in faults) Console.WriteLine(fault);
        if (faults.Count == 0) Directory.Delete(folder, recursive: true);
        return faults.Count == 0 ? 0 : 1;
    }

    private static string Line(string text, string word) => text.Split('\n').FirstOrDefault(l => l.Contains(word, StringComparison.Ordinal)) ?? "";

    private static TimeSpan Timed(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed;
    }

    private static int To(string ledger, params string[] arguments)
    {
        using var child = Start(ledger, arguments);
        child.WaitForExit();
        return child.ExitCode;
    }

    private static string Said(string ledger, params string[] arguments)
    {
        using var child = Start(ledger, arguments, keep: true);
        var text = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return text;
    }

    private static Process Start(string ledger, string[] arguments, bool keep = false)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Kill).Assembly.Location, "entente", .. arguments, "--ledger", ledger])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var child = Process.Start(start)!;
        child.ErrorDataReceived += (_, _) => { };
        child.BeginErrorReadLine();
        if (!keep)
        {
            child.OutputDataReceived += (_, _) => { };
            child.BeginOutputReadLine();
        }
        return child;
    }
}
