namespace Entente.Actors;

/// <summary>
/// An actor's key in the register: ISO 3166 alpha-3 for states (ISO 3166-3's former alpha-3 for states that ended: DDR, CSK, YUG, ...),
/// an upper-case acronym for bodies (NATO, UN, EU) and informal groupings (WEST).
/// </summary>
public readonly record struct ActorId : IComparable<ActorId>
{
    private readonly string? value;

    public string Value => value ?? throw new InvalidOperationException("An ActorId was used without a value.");

    /// <exception cref="ArgumentException">Empty, or holds anything but A-Z, 0-9 and '-'.</exception>
    public ActorId(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        if (!IsKey(value)) throw new ArgumentException($"'{value}' is no actor key: only A-Z, 0-9 and '-' are allowed.", nameof(value));
        this.value = value;
    }

    /// <summary>Whether a text may be a key, of an actor in the register or not.</summary>
    public static bool IsKey(string text) => text.Length > 0 && text.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '-');

    public int CompareTo(ActorId other) => string.CompareOrdinal(value, other.value);
    public override string ToString() => Value;
}
