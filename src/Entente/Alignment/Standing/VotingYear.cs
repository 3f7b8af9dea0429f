using System.Collections.Immutable;

namespace Entente.Alignment.Standing;

/// <summary>How a state voted beside the others in the General Assembly in a year.</summary>
/// <param name="Compared">Other states with enough roll calls in common; 0: unknown (too few, or the state cast no vote).</param>
/// <param name="Mean">Mean agreement with them, in [0, 1] (an abstention is half way between yes and no); null where unknown.</param>
/// <param name="Place">Its place among all states by that mean, 1 the lowest; ties share the better place.</param>
/// <param name="Ranked">States ranked.</param>
/// <param name="Near">Others at or above <see cref="StandingOptions.Near"/>.</param>
/// <param name="Far">Others below <see cref="StandingOptions.Far"/>.</param>
/// <param name="Others">All compared: agreement in <see cref="Counterpart.Value"/>, highest first, then by key.</param>
public sealed record VotingYear(int Year, int Compared, double? Mean, int? Place, int Ranked, int? Near, int? Far, ImmutableArray<Counterpart> Others);
