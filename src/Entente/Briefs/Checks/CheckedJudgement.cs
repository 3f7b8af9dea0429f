using System.Collections.Immutable;

namespace Entente.Briefs.Checks;

/// <summary>A judgement with its test and the two answers: on what was knowable at the article's date, and on what is on record now.</summary>
/// <param name="Remarks">What the outlook says of the pair, where the words are of what is to come; none elsewhere.</param>
public sealed record CheckedJudgement(Judgement Judgement, CheckDeclaration Declaration, CheckOutcome Then, CheckOutcome Now, ImmutableArray<string> Remarks);
