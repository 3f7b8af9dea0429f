namespace Entente.Reading;

/// <summary>What a statement tells: one of PLOVER's sixteen event types, or one of eleven judgements. <see cref="StatementTypes.Name"/> writes it.</summary>
public enum StatementType
{
    Agree, Consult, Support, Concede, Cooperate, Aid, Retreat,
    Request, Accuse, Reject, Threaten, Protest, Sanction, Mobilize, Coerce, Assault,
    /// <summary>Ties improve.</summary>
    Closer,
    /// <summary>Ties worsen.</summary>
    Apart,
    Isolated,
    /// <summary>Needs, lifeline, leverage over.</summary>
    Dependent,
    /// <summary>Stand together: camp, axis.</summary>
    Bloc,
    /// <summary>A bloc or a state set against another.</summary>
    Against,
    /// <summary>The order or balance of power changes.</summary>
    Order,
    /// <summary>What a tie rests on.</summary>
    Interest,
    /// <summary>What is to come.</summary>
    Outlook,
    /// <summary>How one is seen or spoken of.</summary>
    Narrative,
    Other,
}
