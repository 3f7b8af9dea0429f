using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json;
using NodaTime;

namespace Entente.Store.Datasets.Fetching;

/// <summary>
/// Downloads a data set's files into a folder: resumes what was cut off, verifies hashes, records when and from where. A file stands under its name only
/// when it is whole and right.
/// </summary>
/// <param name="mirror">Takes the place of scheme and host in every address; null for the publisher's own.</param>
public sealed class DatasetFetcher(HttpClient client, string folder, string? mirror, TimeProvider clock)
{
    private const int Attempts = 4;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> lists = new(StringComparer.Ordinal);

    /// <summary>Where a file would be fetched from, and what it is called; by day or quarter of an hour where the address says so.</summary>
    /// <exception cref="ArgumentException">The data set has no address, or needs dates.</exception>
    public static IReadOnlyList<DatasetAddress> Addresses(Dataset dataset, LocalDate? from, LocalDate? to)
    {
        if (dataset.Fetch.IsEmpty) throw new ArgumentException(
            $"{dataset.Name} can't be fetched by a fixed address. Get it from {dataset.Source}, then: entente load {dataset.Name} PATH.");
        var found = new List<DatasetAddress>();
        foreach (var address in dataset.Fetch)
        {
            var step = address.Url.Contains("{day}", StringComparison.Ordinal) ? 1440 : address.Url.Contains("{quarter}", StringComparison.Ordinal) ? 15 : 0;
            if (step == 0)
            {
                found.Add(address);
                continue;
            }
            if (from is not { } first || to is not { } last) throw new ArgumentException(
                $"{dataset.Name} is published by {(step == 15 ? "quarter of an hour" : "day")}: say --from and --to.");
            for (var day = first; day <= last; day = day.PlusDays(1))
                for (var minute = 0; minute < 1440; minute += step)
                    found.Add(address with { File = Fill(address.File, day, minute), Url = Fill(address.Url, day, minute) });
        }
        return found;
    }

    private static string Fill(string text, LocalDate day, int minute)
    {
        var date = day.ToString("uuuuMMdd", CultureInfo.InvariantCulture);
        return text.Replace("{day}", date, StringComparison.Ordinal)
            .Replace("{quarter}", string.Create(CultureInfo.InvariantCulture, $"{date}{minute / 60:D2}{minute % 60:D2}00"), StringComparison.Ordinal);
    }

    /// <exception cref="FetchException">Not to be had, or its hash is wrong.</exception>
    public async Task<FetchedFile> Fetch(DatasetAddress address, IProgress<long>? progress, CancellationToken cancellation)
    {
        var url = Mirrored(address.Url);
        var path = Path.Combine(folder, address.File);
        Directory.CreateDirectory(folder);
        if (Recorded(path) is { } there && File.Exists(path) && new FileInfo(path).Length == there.Bytes
            && (address.Sha256 is null || address.Sha256 == there.Sha256))
            return there with { AlreadyThere = true };
        var md5 = address.List is null ? null : (await List(address.List, cancellation)).GetValueOrDefault(address.File);
        var draft = path + ".part";
        await Download(url, draft, progress, cancellation);
        var sha256 = Hash(draft, SHA256.Create());
        var verified = address.Sha256 is not null ? "sha256 of the catalog" : md5 is not null ? "md5 of the publisher's list"
            : "nothing: the publisher gives no hash";
        var (found, expected) = address.Sha256 is not null ? (sha256, address.Sha256) : md5 is not null ? (Hash(draft, MD5.Create()), md5) : ("", "");
        if (found != expected)
        {
            File.Delete(draft);
            throw new FetchException(url,
                $"the bytes have the hash {found}, {expected} was expected ({verified}). They were thrown away; try again, or another mirror.");
        }
        File.Move(draft, path, overwrite: true);
        File.Delete(draft + ".etag");
        var record = new FetchedFile(path, url, sha256, new FileInfo(path).Length, clock.GetUtcNow(), verified, false);
        await File.WriteAllTextAsync(path + ".fetched.json", JsonSerializer.Serialize(record), cancellation);
        return record;
    }

    /// <summary>What is recorded of a file that was fetched; null where there is no record.</summary>
    public static FetchedFile? Recorded(string path)
    {
        var record = path + ".fetched.json";
        if (!File.Exists(record)) return null;
        try
        {
            return JsonSerializer.Deserialize<FetchedFile>(File.ReadAllText(record));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private string Mirrored(string url) => mirror is null ? url : mirror.TrimEnd('/') + new Uri(url).PathAndQuery;

    private async Task Download(string url, string draft, IProgress<long>? progress, CancellationToken cancellation)
    {
        Exception? last = null;
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            try
            {
                if (await Part(url, draft, progress, cancellation)) return;
                last = new IOException("the server closed the connection before the end");
            }
            catch (Exception e) when (e is HttpRequestException or IOException and not FetchException)
            {
                last = e;
            }
        }
        var kept = File.Exists(draft) ? new FileInfo(draft).Length : 0;
        throw new FetchException(url,
            string.Create(CultureInfo.InvariantCulture,
            $"could not be fetched after {Attempts} attempts ({last!.Message}). {kept:N0} bytes are kept; fetch again to go on from there."), last);
    }

    /// <returns>True where the file is whole.</returns>
    private async Task<bool> Part(string url, string draft, IProgress<long>? progress, CancellationToken cancellation)
    {
        var have = File.Exists(draft) ? new FileInfo(draft).Length : 0;
        var etag = File.Exists(draft + ".etag") ? await File.ReadAllTextAsync(draft + ".etag", cancellation) : null;
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        // Without a tag that says it is still the same file, the parts might be of two.
        if (have > 0 && etag is not null && EntityTagHeaderValue.TryParse(etag, out var tag))
        {
            request.Headers.Range = new RangeHeaderValue(have, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(tag);
        }
        else have = 0;
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && have > 0)
        {
            File.Delete(draft);
            return false;
        }
        if (!response.IsSuccessStatusCode)
            throw new FetchException(url,
                $"the server answered {(int)response.StatusCode} "
                + $"{response.ReasonPhrase}."
                + (response.StatusCode == HttpStatusCode.NotFound
                    ? " It has no such file (any more): see the data set's page, or another --mirror." : ""));
        if (response.Content.Headers.ContentType?.MediaType is "text/html")
            throw new FetchException(url, "the server sent a web page instead of the file.");
        var resumed = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == have;
        if (!resumed) have = 0;
        if (response.Headers.ETag is { IsWeak: false } now) await File.WriteAllTextAsync(draft + ".etag", now.ToString(), cancellation);
        else File.Delete(draft + ".etag");
        var whole = response.Content.Headers.ContentLength + have;
        await using var file = new FileStream(draft, resumed ? FileMode.Append : FileMode.Create, FileAccess.Write);
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            have += read;
            progress?.Report(have);
        }
        return whole is null || have == whole;
    }

    /// <summary>File name to MD5: lines "HASH  NAME" (GDELT 1.0) or "SIZE HASH ADDRESS" (GDELT 2.0).</summary>
    private async Task<IReadOnlyDictionary<string, string>> List(string url, CancellationToken cancellation)
    {
        if (lists.TryGetValue(url, out var known)) return known;
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            var text = await client.GetStringAsync(Mirrored(url), cancellation);
            foreach (var line in text.Split('\n'))
            {
                var words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                if (words is [var hash, var name] && hash.Length == 32) found[name.Split('/')[^1]] = hash.ToLowerInvariant();
                else if (words is [_, var md5, var address] && md5.Length == 32) found[address.Split('/')[^1]] = md5.ToLowerInvariant();
            }
        }
        catch (HttpRequestException e)
        {
            throw new FetchException(Mirrored(url), $"the publisher's list of files can't be read ({e.Message}); without it nothing could be verified.", e);
        }
        return lists[url] = found;
    }

    private static string Hash(string path, HashAlgorithm algorithm)
    {
        using (algorithm)
        using (var file = File.OpenRead(path))
            return Convert.ToHexStringLower(algorithm.ComputeHash(file));
    }
}
