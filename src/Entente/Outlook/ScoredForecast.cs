namespace Entente.Outlook;

/// <summary>A forecast whose outcome was decided.</summary>
/// <param name="Forecaster">"entente", or who said it.</param>
/// <param name="InAdvance">False where the record already covered the years asked about when it was issued.</param>
/// <param name="Year">The last year asked about.</param>
/// <param name="BaseRate">In 0 to 1; null where none was on record.</param>
public sealed record ScoredForecast(DyadRecord Kind, string Forecaster, bool InAdvance, int Year, double Chance, double? BaseRate, bool Came);
