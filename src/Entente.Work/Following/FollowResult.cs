using System.Collections.Immutable;
using Entente.News.Feeds;

namespace Entente.Work.Following;

/// <summary>What one pass did for one feed.</summary>
public sealed record FollowResult(Feed Feed)
{
    /// <summary>Articles read and recorded that were not in the ledger.</summary>
    public int New { get; init; }
    /// <summary>Listed articles that were known, by their place or by their text.</summary>
    public int Known { get; init; }
    /// <summary>Articles that could not be read.</summary>
    public int Failed { get; init; }
    /// <summary>Articles that are left for the next run.</summary>
    public int Waiting { get; init; }
    /// <summary>The feed was not to be had, or was not asked: why.</summary>
    public string? Error { get; init; }
    /// <summary>The first article that could not be read: why.</summary>
    public string? ArticleError { get; init; }
    public ImmutableArray<string> Notes { get; init; } = [];

    public bool IsWell => Error is null && Failed == 0;

    /// <summary>One line without its end.</summary>
    public string Line => PlainText.OfLine($"{Feed.Id}  {Feed.Outlet ?? Feed.Address}: " + (Error is { } error ? $"failed: {Short(error)}"
        + (New + Known + Failed + Waiting > 0 ? "; " + Counts : "") : Counts));

    private string Counts => $"{New} new, {Known} known, {Failed} failed" + (ArticleError is { } why ? $" ({why})" : "")
        + (Waiting > 0 ? $", {Waiting} wait for the next run" : "");

    private string Short(string error) => error.StartsWith(Feed.Address + ": ", StringComparison.Ordinal) && Feed.Outlet is null
        ? error[(Feed.Address.Length + 2)..] : error;
}
