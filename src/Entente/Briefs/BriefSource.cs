namespace Entente.Briefs;

/// <summary>A document or data set that the brief rests on, with the hash of what was read.</summary>
public sealed record BriefSource(string Name, string Title, string Sha256, string? Citation);
