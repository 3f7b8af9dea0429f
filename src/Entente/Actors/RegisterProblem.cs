namespace Entente.Actors;

/// <summary>Something the check of the register found. A gap is what the register doesn't know and says so; anything else is a fault to correct.</summary>
public sealed record RegisterProblem(string Rule, string Message, bool IsGap);
