namespace Entente.Actors;

/// <summary>A published list of which states belonged to the system of states, and when.</summary>
public enum StateSystem
{
    /// <summary>Correlates of War Project, State System Membership List, v2016.</summary>
    Cow,
    /// <summary>Gleditsch and Ward (1999), "Interstate system membership", International Interactions 25(4), with the list of microstates.</summary>
    GleditschWard,
}
