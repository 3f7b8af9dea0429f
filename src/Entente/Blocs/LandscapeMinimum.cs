namespace Entente.Blocs;

/// <summary>A configuration no single actor can better, its energy, and how many configurations (and what share) flow into it.</summary>
public sealed record LandscapeMinimum(Partition Sides, double Energy, int Basin, double BasinShare);
