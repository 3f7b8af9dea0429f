namespace Entente.Record;

/// <summary>A file of a data set that was loaded.</summary>
/// <param name="Id">Rises with the order of loading.</param>
public sealed record HeldFile(int Id, string Dataset, string Version);
