
namespace Entente.Alignment.Faces;

/// <summary>A data set that faces were read from.</summary>
/// <param name="Face">The face it shows; absent for what tells who is whose neighbour.</param>
/// <param name="Record">The record; absent for votes and neighbours.</param>
/// <param name="Dataset">Its name.</param>
/// <param name="Version">The version read.</param>
/// <param name="First">First year that it covers, within those asked for.</param>
/// <param name="Last">Last year.</param>
public sealed record FaceSource(Face? Face, StandingRecord? Record, string Dataset, string Version, int First, int Last);
