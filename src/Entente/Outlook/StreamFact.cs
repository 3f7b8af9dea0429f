namespace Entente.Outlook;

/// <summary>One thing that happened in a stream: who did what to whom, each by number, on a day counted from any fixed day.</summary>
public readonly record struct StreamFact(int Subject, int Relation, int Object, int Day);
