using System.Collections.Immutable;
using Entente.Documents;
using Entente.Time;

namespace Entente.Reading;

/// <summary>
/// One thing that a text says about relations, once: an act of several parties is one statement with lists.
/// <see cref="Span"/> holds UTF-16 offsets into the text that was read.
/// </summary>
public sealed record Statement
{
    private readonly double confidence;
    private readonly ImmutableArray<ActorCode> actors = [], recipients = [];

    /// <summary>Counts from 1 in the order of the text, whatever is withheld afterwards.</summary>
    public required int Number { get; init; }
    public required TextSpan Span { get; init; }
    /// <summary>The words at <see cref="Span"/>.</summary>
    public required string Quote { get; init; }
    /// <summary>The word that tells it.</summary>
    public TextSpan Trigger { get; init; }
    public string TriggerLemma { get; init; } = "";
    /// <summary>Who acts, in the order of the text; empty where the words name nobody, "?" where whoever they name is not known.</summary>
    public ImmutableArray<ActorCode> Actors { get => actors; init => actors = Once(value); }
    /// <summary>Upon whom; empty where there is nobody else, as in an act of all <see cref="Actors"/> together.</summary>
    public ImmutableArray<ActorCode> Recipients { get => recipients; init => recipients = Once(value); }
    /// <summary>All parties do it to each other; which side they stand on tells nothing.</summary>
    public bool Both { get; init; }
    public required StatementType Type { get; init; }
    /// <summary>PLOVER mode in lower case, absent where the type has none or the words don't tell.</summary>
    public string? Mode { get; init; }
    /// <summary>An appeal, a comment, condolences, the denial of a charge: event data leave these out.</summary>
    public bool IsWordsAlone { get; init; }
    public required Voice Voice { get; init; }
    /// <summary>Who says so, the innermost speaker; null: the document itself, or several who say it together.</summary>
    public ActorCode? Speaker { get; init; }
    /// <summary>When it is told to have happened or to be due; null where the words give none.</summary>
    public ImpreciseDate? Date { get; init; }
    /// <summary>Null exactly where <see cref="Date"/> is.</summary>
    public DateReckoning? DateBasis { get; init; }
    /// <summary>Shared by all statements of the document that tell, charge, deny or plan the same: "p1".</summary>
    public required string Proposition { get; init; }
    /// <summary>In [0, 1]: how often statements like it are right in type and parties on marked training articles; coarse, see
    /// <see cref="Reliability"/>.</summary>
    public required double Confidence
    {
        get => confidence;
        init => confidence = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A confidence lies in [0, 1].");
    }
    /// <summary>What decided, for --explain.</summary>
    public string Rule { get; init; } = "";

    /// <summary>The reading that it comes from, and its sentence; absent where it was made by hand.</summary>
    internal StatementGuess? Guess { get; init; }
    internal SentenceClues? Clues { get; init; }
    /// <summary>Where what is meant is told, of words that only point at it ("denied these claims").</summary>
    internal TextSpan? Matter { get; init; }
    /// <summary>Those who deny it together, if several: the statement has one speaker or none.</summary>
    internal ImmutableArray<ActorCode> Deniers { get; init; } = [];

    private static ImmutableArray<ActorCode> Once(ImmutableArray<ActorCode> codes) =>
        codes.Distinct().Count() == codes.Length ? codes : throw new ArgumentException($"A party stands twice in {string.Join(", ", codes)}.", nameof(codes));
}
