namespace Entente.Blocs;

/// <summary>What happens to a bloc, or to a state's place in one, between two periods.</summary>
public enum BlocEventKind
{
    Birth,
    Death,
    Merger,
    Split,
    /// <summary>A state that was there before comes from another bloc.</summary>
    Join,
    /// <summary>A state that is still there goes to another bloc.</summary>
    Leave,
    /// <summary>A state appears in the data in this bloc.</summary>
    Enter,
    /// <summary>A state of this bloc is in the data no more.</summary>
    Exit,
}
