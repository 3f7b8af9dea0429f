namespace Entente.Record;

/// <summary>All acts that an event data set reports in a year, whoever acts upon whom.</summary>
public readonly record struct ReportedYear(string Dataset, int Year, long Hostile, long All);
