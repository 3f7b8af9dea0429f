namespace Entente.Outlook;

/// <summary>The data set that a record of outlooks is read from, and the years that it covers.</summary>
public sealed record DyadSource(string Dataset, string Version, int First, int Last);
