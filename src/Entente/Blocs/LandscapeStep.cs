namespace Entente.Blocs;

/// <summary>One actor changes side; the energy and the configuration after it.</summary>
public sealed record LandscapeStep(string Actor, double Energy, Partition Sides);
