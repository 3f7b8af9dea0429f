using Entente.Coding;

namespace Entente.Work.Lists;

/// <summary>How what a claim holds stands in a cell.</summary>
internal static class ClaimCells
{
    /// <summary>The actor's key, or the words in quotation marks where nobody could be resolved.</summary>
    public static string? Name(ActorMention? mention) =>
        mention is null ? null : mention.Actor is { } actor ? actor + (mention.Sector is null ? "" : "/" + mention.Sector) : $"\"{mention.Text}\"";

    public static string Lower<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
