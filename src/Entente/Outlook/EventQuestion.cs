namespace Entente.Outlook;

/// <summary>Who will the subject do this to, or, with a relation of R or more, who will do relation - R to the subject?</summary>
public readonly record struct EventQuestion(int Subject, int Relation);
