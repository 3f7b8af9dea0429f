namespace Entente.Record;

/// <summary>The length of a panel's periods; also how finely an indicator is recorded.</summary>
public enum PeriodUnit { Day, Month, Year }
