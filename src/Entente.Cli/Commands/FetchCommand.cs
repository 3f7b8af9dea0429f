using System.CommandLine;
using System.Globalization;
using Entente.Store.Datasets.Fetching;
using NodaTime;
using NodaTime.Text;

namespace Entente.Cli.Commands;

/// <summary>`entente fetch`: files of a data set from its publisher, or a mirror, into a cache.</summary>
public static class FetchCommand
{
    public static Command Create()
    {
        var name = new Argument<string>("name") { Description = "Data set, as 'entente data' lists it." };
        var from = new Option<string?>("--from") { Description = "First day (YYYY-MM-DD), for data published by the day.", HelpName = "DATE" };
        var to = new Option<string?>("--to") { Description = "Last day.", HelpName = "DATE" };
        var version = new Option<string?>("--gdelt-version") { Description = "1 for daily files, 2 for those of 15 minutes.",
            DefaultValueFactory = _ => "1" }.AcceptOnlyFromAmong("1", "2");
        var mirror = new Option<string?>("--mirror") { Description =
            "Base address that takes the place of the publisher's scheme and host; by default ENTENTE_MIRROR, if set.", HelpName = "URL" };
        var cache = new Option<string?>("--cache") { Description =
            "Folder to keep the files in; by default 'entente/data' in the user's data folder.", HelpName = "FOLDER" };
        var command = new Command("fetch", "Download files of a data set, verified, for 'entente load'.") { name, from, to, version, mirror, cache };
        command.SetAction((parsed, cancellation) => Run(parsed.GetValue(name)!, parsed.GetValue(from), parsed.GetValue(to), parsed.GetValue(version)!,
            parsed.GetValue(mirror) ?? Environment.GetEnvironmentVariable("ENTENTE_MIRROR"), parsed.GetValue(cache), cancellation));
        return command;
    }

    private static async Task<int> Run(string name, string? from, string? to, string version, string? mirror, string? cache, CancellationToken cancellation)
    {
        var dataset = DataOptions.Dataset(name);
        if (mirror is { Length: > 0 } && (!Uri.TryCreate(mirror, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https")))
            throw new UserException($"'{mirror}' is no http address.", ExitCode.WrongUsage);
        if (name == "gdelt") dataset = dataset with { Fetch = [dataset.Fetch[version == "1" ? 0 : 1]] };
        var folder = Path.Combine(cache ?? Path.Combine(Path.GetDirectoryName(LedgerLocation.Of(null))!, "data"), dataset.Name);
        using var client = new HttpClient { Timeout = TimeSpan.FromMinutes(30) };
        client.DefaultRequestHeaders.UserAgent.ParseAdd("entente/0.1");
        var fetcher = new DatasetFetcher(client, folder, string.IsNullOrEmpty(mirror) ? null : mirror, TimeProvider.System);
        var faults = 0;
        try
        {
            foreach (var address in DatasetFetcher.Addresses(dataset, Day(from), Day(to)))
            {
                using var progress = new ProgressLine(address.File, -1);
                try
                {
                    var file = await fetcher.Fetch(address, progress, cancellation);
                    progress.Clear();
                    Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{file.Path}: {file.Bytes:N0} bytes, sha256 {file.Sha256}, checked against "
                        + $"{file.Verified}{(file.AlreadyThere ? "; was there" : "")}"));
                }
                catch (FetchException e)
                {
                    progress.Clear();
                    faults++;
                    Console.Error.WriteLine($"entente: {e.Message}");
                }
            }
        }
        catch (ArgumentException e)
        {
            throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
        }
        return faults == 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static LocalDate? Day(string? text) => text is null ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new UserException($"'{text}' is no day; YYYY-MM-DD is expected.", ExitCode.WrongUsage);
}
