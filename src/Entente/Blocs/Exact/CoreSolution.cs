namespace Entente.Blocs.Exact;

/// <summary>Camps (+1/-1) of a core, what they frustrate, and a value no division can fall below.</summary>
internal sealed record CoreSolution(sbyte[] Camp, long Value, long Bound)
{
    public bool IsOptimal => Value == Bound;
}
