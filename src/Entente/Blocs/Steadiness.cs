namespace Entente.Blocs;

/// <summary>
/// How firmly a state stands where the best division puts it, against a reference state. Margin: by how much the least frustration
/// grows when it must stand on the other side (0 = equally good there). One sign flip closes that gap by 2 at most on ties of weight 1,
/// so FlipsAtLeast is a lower bound on the flips that make the other side at least as good; FlipsEnough is the size of a set found and
/// checked by solving again. Where they agree the number is exact. CompanionsMoved: how many other states change side with it.
/// </summary>
public sealed record Steadiness(string State, string Reference, bool WithReference, double Margin, bool IsExact, int FlipsAtLeast, int? FlipsEnough,
    int CompanionsMoved);
