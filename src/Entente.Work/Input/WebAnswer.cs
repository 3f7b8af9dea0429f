using NodaTime;

namespace Entente.Work.Input;

/// <summary>What a server answered, whole.</summary>
/// <param name="Status">HTTP's; bytes are there only of a success.</param>
/// <param name="Location">As it was named; where a redirect was followed, the address it ended at.</param>
public sealed record WebAnswer(int Status, string Reason, string Location, byte[] Bytes, Instant Retrieved)
{
    public string? ContentType { get; init; }
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    /// <summary>Not to be asked again before: by this program's clock, whatever the server's says.</summary>
    public DateTimeOffset? RetryAfter { get; init; }
    /// <summary>Where a redirect leads that was not followed.</summary>
    public Uri? Target { get; init; }

    public bool IsSuccess => Status is >= 200 and < 300;

    /// <summary>"404 Not Found", harmless to print.</summary>
    public string Words => PlainText.OfLine($"{Status} {Reason}".Trim());
}
