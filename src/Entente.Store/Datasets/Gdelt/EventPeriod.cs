namespace Entente.Store.Datasets.Gdelt;

/// <summary>The length of an event panel's periods.</summary>
public enum EventPeriod { Year, Month, Day }
