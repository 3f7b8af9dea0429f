using Entente.Actors;
using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;

namespace Entente.News;

/// <summary>What somebody follows: a pair of states, or one state (any actor of the register).</summary>
public sealed record Watch
{
    public const int LongestName = 80;

    /// <exception cref="ArgumentException">Both are the same; the name is empty, longer than 80 characters or has line ends or control characters in
    /// it.</exception>
    public Watch(ActorId a, ActorId? b = null, string? name = null)
    {
        if (a == b) throw new ArgumentException($"Both are {a}. Name two, or one alone.", nameof(b));
        // A pair has no order: PRK RUS is RUS PRK.
        (A, B) = b is { } other && string.CompareOrdinal(a.Value, other.Value) > 0 ? (other, a) : (a, b);
        Name = name ?? Key;
        if (Name.Trim().Length == 0 || Name.Length > LongestName || Name != WorldText.Line(Name) || Name != Name.Trim())
            throw new ArgumentException($"'{WorldText.Line(Name)}' is no name: expected 1 to {LongestName} characters on one line.", nameof(name));
    }

    public ActorId A { get; }
    /// <summary>Absent where one state is followed.</summary>
    public ActorId? B { get; }
    public string Name { get; }

    /// <summary>"PRK-RUS", or "PRK".</summary>
    public string Key => B is { } b ? $"{A}-{b}" : A.Value;

    /// <summary>"North Korea and Russia".</summary>
    public string Label => B is { } b ? $"{Wording.NameOf(A)} and {Wording.NameOf(b)}" : Wording.NameOf(A);

    /// <summary>True where the watched are among those whom the claim is about; who says so does not count.</summary>
    public bool Concerns(Claim claim)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return Has(claim, A) && (B is not { } b || Has(claim, b));
    }

    private static bool Has(Claim claim, ActorId id)
    {
        bool Is(ActorMention? mention) => mention?.Actor == id;
        return Is(claim.Actor) || Is(claim.Recipient) || claim.Subjects.Any(Is) || claim.Against.Any(Is) || claim.Key.First == id.Value
            || claim.Key.Second == id.Value;
    }
}
