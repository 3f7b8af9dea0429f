namespace Entente.Outlook;

/// <summary>How a forecast was decided.</summary>
/// <param name="Came">Null: void, for the question fell away.</param>
/// <param name="Reason">By what, in words.</param>
/// <param name="Decided">UTC.</param>
public sealed record ForecastOutcome(bool? Came, string Reason, string Dataset, string Version, DateTime Decided);
