namespace Entente.Actors;

/// <summary>A generic agent ("foreign ministry", "rebels"): how many lemmas it covers, its PLOVER sector, and the phrase as the register lists it.</summary>
public sealed record AgentMatch(int Length, string Sector, string Noun);
