namespace Entente.Alignment.Faces;

/// <summary>A record that began or ended, or votes that came nearer or went apart: what moves a face. The end of a data set is no change.</summary>
/// <param name="Year">The first year of the new state.</param>
/// <param name="Face">The face it moves.</param>
/// <param name="Record">Absent for votes.</param>
/// <param name="Began">For a record: began, or ended; for votes: nearer, or further apart.</param>
/// <param name="Words">In a few words, with the figures.</param>
public sealed record RecordChange(int Year, Face Face, StandingRecord? Record, bool Began, string Words);
