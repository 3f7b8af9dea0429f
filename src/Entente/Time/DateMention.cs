namespace Entente.Time;

/// <summary>
/// Words in a text that name a date. Start and End are half-open UTF-16 offsets; Text is what stands between them,
/// with the words that give the date its role ("since 2014") and without a bare "in" or "on".
/// </summary>
public sealed record DateMention(int Start, int End, string Text, ImpreciseDate Date, DateRole Role)
{
    /// <summary>What it is where what is told lies ahead, if that is another date: "on Friday" of what is planned.</summary>
    public ImpreciseDate? Ahead { get; init; }
}
