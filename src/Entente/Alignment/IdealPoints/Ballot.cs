namespace Entente.Alignment.IdealPoints;

/// <summary>One state's choice on one roll call.</summary>
/// <param name="RollCall">The roll call's key in its source.</param>
/// <param name="Session">Number of the General Assembly's regular session, 1 = 1946.</param>
/// <param name="State">The voter's key.</param>
/// <param name="Choice">Absences are left out altogether.</param>
/// <param name="Question">
/// Roll calls on the same question (a resolution adopted year after year in the same words) share this key, and with it their cutpoints;
/// null: the roll call stands alone.
/// </param>
public readonly record struct Ballot(string RollCall, int Session, string State, BallotChoice Choice, string? Question = null);
