namespace Entente.Alignment.IdealPoints;

/// <summary>A state's recorded choice on a roll call, in the order of the model. Absence is not a choice: it is the lack of a ballot.</summary>
public enum BallotChoice : byte
{
    No = 0,
    Abstain = 1,
    Yes = 2,
}
