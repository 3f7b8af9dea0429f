namespace Entente.Store.Alignment;

/// <summary>What is taken of matters that one side asserts and the other denies.</summary>
public enum ContestedReading
{
    /// <summary>Nothing: no claim of a contested matter counts; recorded data stand as they are.</summary>
    LeftOut,
    /// <summary>What is charged happened: it counts as an event, and, where it is about arms, as arms transferred.</summary>
    AsTrue,
    /// <summary>It did not: no claim of it counts, and where it is about arms, lines of recorded arms that may rest on the same reports count for nothing.</summary>
    AsFalse,
}
