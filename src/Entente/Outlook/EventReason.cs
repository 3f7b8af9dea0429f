namespace Entente.Outlook;

/// <summary>A kind of reason and its weight in log odds: above zero speaks for, below against.</summary>
public readonly record struct EventReason(FeatureGroup Group, double Weight);
