namespace Entente.Coding;

/// <summary>The arguments of a predicate as tokens; -1 where there is none. For a passive, Subject is the by-phrase and Object what stands as
/// subject.</summary>
internal sealed class Frame
{
    public required int Predicate { get; init; }
    public int Subject { get; set; } = -1;
    public int Object { get; set; } = -1;
    public int Indirect { get; set; } = -1;
    public int Clause { get; set; } = -1;
    public bool Passive { get; set; }
    public List<(string Preposition, int Head)> Obliques { get; } = [];

    public int Oblique(string preposition)
    {
        foreach (var (p, head) in Obliques) if (p == preposition) return head;
        return -1;
    }
}
