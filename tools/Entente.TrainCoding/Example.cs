namespace Entente.TrainCoding;

/// <summary>One training example: hashed features, class, and the group of near-duplicates it belongs to.</summary>
internal sealed record Example(string Id, int[] Features, int Class, int Group, float Weight);
