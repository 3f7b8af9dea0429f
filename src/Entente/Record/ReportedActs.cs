namespace Entente.Record;

/// <summary>Acts between two states that event data report in a month.</summary>
/// <param name="Dataset">The data set.</param>
/// <param name="A">Place of the one state.</param>
/// <param name="B">Place of the other.</param>
/// <param name="Year">The year.</param>
/// <param name="Month">1 to 12; 0 for counts of which only the year is known.</param>
/// <param name="Hostile">Acts of quad classes 3 and 4.</param>
/// <param name="All">Acts of any class.</param>
public readonly record struct ReportedActs(string Dataset, int A, int B, int Year, int Month, int Hostile, int All);
