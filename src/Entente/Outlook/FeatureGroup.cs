namespace Entente.Outlook;

/// <summary>Kinds of reason for expecting an event; a forecast's score is a sum over them.</summary>
public enum FeatureGroup
{
    /// <summary>The same act between the same two before.</summary>
    SameAct,

    /// <summary>Any act between the two.</summary>
    OtherActs,

    /// <summary>The same act the other way round.</summary>
    Reverse,

    /// <summary>The candidate's share of the subject's acts.</summary>
    Shares,

    /// <summary>What such a past has been followed by elsewhere.</summary>
    Rules,

    /// <summary>How usual the candidate is as an object of the act.</summary>
    UsualObject,

    /// <summary>How much happens to the candidate at all.</summary>
    Activity,

    /// <summary>What those near the subject do with the candidate.</summary>
    ThirdParties,

    /// <summary>What the names say: country and role.</summary>
    Names,

    /// <summary>The question itself: the same for all candidates, it only tells how to read the others.</summary>
    Question,
}
