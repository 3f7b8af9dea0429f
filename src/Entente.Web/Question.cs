using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Entente.Web;

/// <summary>What a request asks: the parts of its path, and the values beside it.</summary>
internal sealed class Question
{
    private readonly IQueryCollection query;

    private Question(string[] path, IQueryCollection query) => (Path, this.query) = (path, query);

    public string[] Path { get; }

    /// <summary>The whole of it, for telling whether it was asked before.</summary>
    public string Key => string.Join('/', Path.Select(Uri.EscapeDataString)) + "?"
        + string.Join('&', query.OrderBy(q => q.Key, StringComparer.Ordinal)
        .Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}"));

    public bool IsApi => Path is ["api", ..];

    public static Question Of(HttpRequest request) =>
        new([.. (request.Path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase))], request.Query);

    /// <summary>Absent where it isn't given or is empty, as a form sends it.</summary>
    public string? Value(string name) => query.TryGetValue(name, out var values) && values.ToString().Trim() is { Length: > 0 } text ? text : null;

    /// <exception cref="AnswerException">It is no date.</exception>
    public LocalDate? Day(string name) => Value(name) is not { } text ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : throw new AnswerException(400, $"{name}: '{text}' is no date; YYYY-MM-DD is expected, as in 2024-06-18.");

    /// <summary>Only what was public by the end of this day.</summary>
    public LocalDate? AsOf => Day("as-of");
}
