namespace Entente.Outlook;

/// <summary>An answer to a question: its score, in log odds against other answers, and its chance in 0 to 1, given that the question has one.</summary>
public readonly record struct ExpectedEvent(int Entity, float Score, double Chance);
