namespace Entente.Blocs;

/// <summary>A division of one period, in a series in order of time.</summary>
public sealed record BlocPeriod(string Period, SignedGraph Graph, Partition Partition);
