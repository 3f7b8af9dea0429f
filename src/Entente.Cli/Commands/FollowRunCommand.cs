using System.CommandLine;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Entente.Cli.Commands;

/// <summary>`entente follow run`: fetch the feeds and read what is new; a line a feed.</summary>
internal static partial class FollowRunCommand
{
    private const int Articles = 100;

    public static Command Create()
    {
        var names = new Option<string[]>("--feed") { Description = "Only this feed, by key, address or outlet; may be given several times. It is "
            + "asked even where it failed just now.", HelpName = "ID" };
        var every = new Option<string?>("--every") { Description = "Go on until Ctrl-C, so often: 15m, 2h, 1d. Default: once.", HelpName = "TIME" };
        var most = new Option<int>("--max-articles") { Description = "Read at most so many articles a feed each time, the newest first; the others "
            + "wait.", DefaultValueFactory = _ => Articles };
        var timeout = new Option<int>("--timeout") { Description = "Seconds that a fetch may take.", DefaultValueFactory = _ =>
            (int)PoliteFetcher.Limits.Timeout.TotalSeconds };
        var ledger = LedgerOption.Create();
        var command = new Command("run", "Fetch the feeds, read each new article as 'entente read' does and record it in the ledger; a line a "
            + "feed.") { names, every, most, timeout, ledger };
        command.SetAction(async (parsed, cancel) =>
        {
            var (articles, seconds) = (parsed.GetValue(most), parsed.GetValue(timeout));
            if (articles < 1) throw new UserException($"--max-articles: {articles} is below 1.", ExitCode.WrongUsage);
            if (seconds < 1) throw new UserException($"--timeout: {seconds} is no number of seconds; expected 1 or more.", ExitCode.WrongUsage);
            var pause = parsed.GetValue(every) is { } words ? Pause(words) : (TimeSpan?)null;
            var run = new FollowRun(stop => LedgerLocation.OpenToWrite(parsed.GetValue(ledger), stop),
                PoliteFetcher.Limits with { Timeout = TimeSpan.FromSeconds(seconds) },
                TimeProvider.System, articles);
            while (true)
            {
                var began = TimeProvider.System.GetUtcNow();
                var isWell = await FollowPass.RunAsync(run, parsed.GetValue(ledger), parsed.GetValue(names) ?? [], cancel).ConfigureAwait(false);
                if (pause is not { } wait) return isWell ? ExitCode.Done : ExitCode.Failed;
                var next = began + wait;
                Console.Error.WriteLine($"entente: next at {next.UtcDateTime.ToString("u", CultureInfo.InvariantCulture)}; Ctrl-C ends it.");
                try
                {
                    if (next - TimeProvider.System.GetUtcNow() is { } left && left > TimeSpan.Zero) await Task.Delay(left, TimeProvider.System,
                        cancel).ConfigureAwait(false);
                }
                catch (OperationCanceledException)
                {
                    return ExitCode.Done;
                }
            }
        });
        return command;
    }

    private static TimeSpan Pause(string words)
    {
        var m = Time().Match(words);
        if (!m.Success || !int.TryParse(m.Groups[1].Value, CultureInfo.InvariantCulture, out var number) || number < 1)
            throw new UserException($"--every: '{words}' is no time; expected minutes, hours or days, as in 15m, 2h, 1d.", ExitCode.WrongUsage);
        return m.Groups[2].Value switch { "m" => TimeSpan.FromMinutes(number), "h" => TimeSpan.FromHours(number), _ => TimeSpan.FromDays(number) };
    }

    [GeneratedRegex(@"^(\d{1,4})([mhd])$", RegexOptions.CultureInvariant)]
    private static partial Regex Time();
}
