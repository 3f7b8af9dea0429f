namespace Entente.Work.Reading;

/// <summary>Which model is asked, and how long and how much it may answer.</summary>
public sealed record ModelReaderOptions
{
    /// <summary>The base address of an OpenAI-compatible service, such as http://localhost:11434/v1.</summary>
    public required Uri Endpoint { get; init; }
    public required string Model { get; init; }
    /// <summary>Sent as a bearer token; absent where the service wants none.</summary>
    public string? Key { get; init; }
    /// <summary>For one passage, answer included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(120);
    /// <summary>Most bytes that an answer may have.</summary>
    public int MaxAnswerBytes { get; init; } = 1 << 20;
    /// <summary>Most events that are looked at in one passage.</summary>
    public int MaxProposals { get; init; } = 64;
    /// <summary>Whole sentences are put together to passages of at most so many characters; a longer sentence is a passage of its own.</summary>
    public int PassageChars { get; init; } = 6000;
}
