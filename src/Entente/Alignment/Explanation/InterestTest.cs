namespace Entente.Alignment.Explanation;

/// <summary>"Interest rather than values", as a test of a pair's account that was declared beforehand (docs/methods/explanation.md).</summary>
public static class InterestTest
{
    /// <summary>
    /// The sign of the pair's distance from the mean decides what counts as explaining it. Supported: interests push that way, and further than values, both
    /// beyond their 90% intervals. Contradicted: values push further that way than interests, beyond the interval. Else, and where the pair's
    /// distance isn't told from none, it cannot be told.
    /// </summary>
    public static Verdict Of(PairAccount account)
    {
        var way = account.Distance.Sign;
        if (way == 0 || !account.Groups.TryGetValue(PredictorGroup.Interests, out var interests)) return Verdict.CannotBeTold;
        var ahead = account.InterestsLessValues.Sign * way;
        return ahead > 0 && interests.Sign == way ? Verdict.Supported : ahead < 0 ? Verdict.Contradicted : Verdict.CannotBeTold;
    }
}
