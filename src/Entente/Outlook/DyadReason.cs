namespace Entente.Outlook;

/// <summary>By how much what a group of features says moves the log odds, against the same pair with the group as it is on average.</summary>
public readonly record struct DyadReason(DyadFeatureGroup Group, double LogOdds);
