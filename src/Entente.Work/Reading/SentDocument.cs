using NodaTime;

namespace Entente.Work.Reading;

/// <summary>A document that a program sends. No address is fetched: its text came with it.</summary>
/// <param name="Location">Where it was found, as it is to be recorded.</param>
/// <param name="IsHtml">A page, and not plain text.</param>
/// <param name="Date">When it was published, where it doesn't say so or is wrong.</param>
public sealed record SentDocument(string Text, bool IsHtml, string Location, LocalDate? Date)
{
    public const int LongestLocation = 2000;
}
