using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// A state's probability of belonging to each consensus bloc; what is missing to 1 went to blocs that matched none. Core members stand in
/// their bloc with a probability of 0.9 or more, fringe members with less.
/// </summary>
public sealed record StateMembership(string State, int Bloc, ImmutableArray<double> Probabilities)
{
    public const double CoreFrom = 0.9;

    public double InItsBloc => Probabilities[Bloc];
    public bool IsCore => InItsBloc >= CoreFrom - 1e-12;

    /// <summary>
    /// How evenly it is torn: entropy of its memberships (the unmatched rest counts as one more) over that of an even spread across as
    /// many; 0 = always in one bloc, 1 = in each equally often.
    /// </summary>
    public double Torn
    {
        get
        {
            var rest = Math.Max(0, 1 - Probabilities.Sum());
            if (Probabilities.Length == 1 && rest < 1e-9) return 0;
            var places = Probabilities.Length + (rest > 1e-9 ? 1 : 0);
            var entropy = Probabilities.Append(rest).Where(p => p > 1e-12).Sum(p => -p * Math.Log2(p));
            return entropy / Math.Log2(places);
        }
    }
}
