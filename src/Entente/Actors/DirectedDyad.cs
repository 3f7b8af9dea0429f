namespace Entente.Actors;

/// <summary>An ordered pair of states: who acts, who is acted upon.</summary>
public readonly record struct DirectedDyad
{
    public ActorId Actor { get; }
    public ActorId Recipient { get; }

    /// <exception cref="ArgumentException">Both are the same.</exception>
    public DirectedDyad(ActorId actor, ActorId recipient)
    {
        if (actor == recipient) throw new ArgumentException($"A dyad needs two states; both are {actor}.");
        (Actor, Recipient) = (actor, recipient);
    }

    public Dyad Undirected => new(Actor, Recipient);
    public override string ToString() => $"{Actor}>{Recipient}";
}
