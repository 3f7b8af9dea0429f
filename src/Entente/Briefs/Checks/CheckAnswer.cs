namespace Entente.Briefs.Checks;

/// <summary>What the record says of a judgement.</summary>
public enum CheckAnswer { Supported, Contradicted, CannotBeTold }
