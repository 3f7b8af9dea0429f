namespace Entente.Record;

/// <summary>What a higher value says of two states' closeness.</summary>
public enum Leaning { Closer, Apart, Neither }
