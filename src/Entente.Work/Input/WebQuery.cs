namespace Entente.Work.Input;

/// <summary>One GET.</summary>
/// <param name="Location">An http or https address, as it was named.</param>
public sealed record WebQuery(string Location)
{
    public required string Accept { get; init; }
    /// <summary>Answer only where it is no longer this version.</summary>
    public string? ETag { get; init; }
    public string? LastModified { get; init; }
    /// <summary>Why a media type is not taken; null where it is. Default: all are.</summary>
    public Func<string, string?> RefuseMedia { get; init; } = _ => null;
    /// <summary>What to do where it could not be had.</summary>
    public string Advice { get; init; } = "Try again, allow more time, or save the page and give the file.";
    /// <summary>Redirects are followed; else <see cref="WebAnswer.Target"/> says where one leads.</summary>
    public bool FollowsRedirects { get; init; } = true;
    /// <summary>Whether it may be at an address of this machine or its network; absent: where the user named one such.</summary>
    public bool? MayBeInside { get; init; }
}
