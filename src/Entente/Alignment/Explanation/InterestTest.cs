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

    /// <summary>
    /// The main form's answer (the first), if no other form says the opposite and at least two thirds of all say the same; else it cannot be told.
    /// </summary>
    public static Verdict Overall(IReadOnlyList<Verdict> forms)
    {
        if (forms.Count == 0 || forms[0] == Verdict.CannotBeTold) return Verdict.CannotBeTold;
        var opposite = forms[0] == Verdict.Supported ? Verdict.Contradicted : Verdict.Supported;
        return forms.Contains(opposite) || 3 * forms.Count(f => f == forms[0]) < 2 * forms.Count ? Verdict.CannotBeTold : forms[0];
    }

    /// <summary>The answer over the faces: what some say and none denies; else it cannot be told.</summary>
    public static Verdict AcrossFaces(IReadOnlyList<Verdict> faces) =>
        faces.Contains(Verdict.Supported) == faces.Contains(Verdict.Contradicted) ? Verdict.CannotBeTold
            : faces.Contains(Verdict.Supported) ? Verdict.Supported : Verdict.Contradicted;
}
