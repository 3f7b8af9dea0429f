namespace Entente.Store.Datasets.Starter;

/// <summary>A table to be packed; the parameters are those of <see cref="StarterFile"/>.</summary>
public sealed record StarterSource(string Dataset, string Version, string Name, string Origin, string Licence, string Note, ReadOnlyMemory<byte> Table);
