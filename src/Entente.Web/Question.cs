using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using NodaTime;
using NodaTime.Text;

namespace Entente.Web;

/// <summary>What a request asks: the parts of its path, and the values beside it.</summary>
internal sealed class Question
{
    private readonly ImmutableSortedDictionary<string, string> values;
    private readonly IList<MediaTypeHeaderValue> accepted;

    private Question(string[] path, IEnumerable<KeyValuePair<string, string>> values, IList<MediaTypeHeaderValue> accepted) =>
        (Path, this.values, this.accepted) = (path, values.ToImmutableSortedDictionary(StringComparer.Ordinal), accepted);

    public string[] Path { get; }
    public IEnumerable<string> Names => values.Keys;

    /// <summary>The whole of it, for telling whether it was asked before.</summary>
    public string Key => string.Join('/', Path.Select(Uri.EscapeDataString)) + "?"
        + string.Join('&', values.Select(v => $"{Uri.EscapeDataString(v.Key)}={Uri.EscapeDataString(v.Value)}"))
        + (IsApi ? " " + string.Join(',', accepted.Select(a => a.ToString())) : "");

    public bool IsApi => Path is ["api", ..];

    public static Question Of(HttpRequest request)
    {
        _ = MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted);
        return new([.. (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))],
            request.Query.Select(q => KeyValuePair.Create(q.Key, q.Value.ToString())), accepted ?? []);
    }

    /// <summary>A question that came another way.</summary>
    public static Question Of(string[] path, IEnumerable<KeyValuePair<string, string>> values) => new(path, values, []);

    /// <summary>Whether this media type is wanted, and no less than the other; where nothing is said, all are, the other first.</summary>
    public bool Accepts(string type, string? other) => Quality(type) is > 0 and var wanted && (other is null || wanted > Quality(other)
        || wanted == Quality(other) && accepted.Any(a => a.MediaType.Equals(type, StringComparison.OrdinalIgnoreCase))
            && !accepted.Any(a => a.MediaType.Equals(other, StringComparison.OrdinalIgnoreCase)));

    private double Quality(string type)
    {
        if (accepted.Count == 0) return 1;
        var value = MediaTypeHeaderValue.Parse(type);
        // The most exact range decides (RFC 9110, 12.5.1).
        return accepted.Where(value.IsSubsetOf).OrderByDescending(a => a.MatchesAllTypes ? 0 : a.MatchesAllSubTypes ? 1 : 2)
            .Select(a => a.Quality ?? 1).FirstOrDefault();
    }

    /// <summary>Absent where it isn't given or is empty, as a form sends it.</summary>
    public string? Value(string name) => values.TryGetValue(name, out var value) && value.Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="AnswerException">It is no date.</exception>
    public LocalDate? Day(string name) => Value(name) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new AnswerException(400, $"{name}: '{text}' is no date; YYYY-MM-DD is expected, as in 2024-06-18.");

    /// <summary>Only what was public by the end of this day.</summary>
    public LocalDate? AsOf => Day("as-of");
}
