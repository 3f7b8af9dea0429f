namespace Entente.Store.Datasets.Starter;

/// <summary>What became of one file of the starter record.</summary>
/// <param name="Loaded">As for any file; null where it was left out.</param>
/// <param name="LeftOut">Why it was; null where it wasn't.</param>
public sealed record StarterLoaded(StarterFile File, FileLoaded? Loaded, string? LeftOut);
