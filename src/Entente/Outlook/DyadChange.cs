namespace Entente.Outlook;

/// <summary>A change of a pair's record in the year after an origin.</summary>
/// <param name="Record">Null: how far the two vote alike, by <see cref="DyadNextYear.VotesStep"/>.</param>
/// <param name="Up">It begins, is made, is delivered, or votes agree more; else it ends, is not, or they agree less.</param>
public readonly record struct DyadChange(DyadRecord? Record, bool Up);
