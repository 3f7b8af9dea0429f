namespace Entente.Briefs.Checks;

/// <summary>A judgement with its test and the two answers: on what was knowable at the article's date, and on what is on record now.</summary>
public sealed record CheckedJudgement(Judgement Judgement, CheckDeclaration Declaration, CheckOutcome Then, CheckOutcome Now);
