using NodaTime;

namespace Entente.Actors;

/// <summary>One thing a name can mean, with the time in which it meant it and the letter case it must be written in.</summary>
internal sealed class Sense
{
    public ActorId? Actor { get; init; }
    public NameKind Kind { get; init; }
    public LocalDate First { get; init; } = LocalDate.MinIsoValue;
    public LocalDate Last { get; init; } = LocalDate.MaxIsoValue;
    /// <summary>A second sense: never preferred, only marks the match as ambiguous.</summary>
    public bool Weak { get; init; }
    /// <summary>Two bits a word: 0 any case, 1 a capital first, 2 capitals only.</summary>
    public ulong Case { get; init; }
    /// <summary>Isn't understood in text that is all in capitals (WHO, IS).</summary>
    public bool NotAmongCapitals { get; init; }
    public Person? Person { get; init; }
    /// <summary>The person's name used alone: a surname, or whatever the press uses.</summary>
    public bool Alone { get; init; }
    /// <summary>Understood only after a title: the name alone is a common word or a common surname.</summary>
    public bool NeedsTitle { get; init; }
    public bool FamilyFirst { get; init; }
    /// <summary>A phrase that names nobody the register knows, kept so that its parts aren't taken for names.</summary>
    public bool Decoy { get; init; }

    public bool Dated => First != LocalDate.MinIsoValue || Last != LocalDate.MaxIsoValue;
    public bool ValidOn(LocalDate day) => First <= day && day <= Last;
}
