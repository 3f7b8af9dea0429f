namespace Entente.Alignment.Explanation;

/// <summary>A number with its 90% interval.</summary>
public readonly record struct ShareInterval(double Value, double Lower, double Upper)
{
    /// <summary>1 wholly above 0, -1 wholly below, 0 neither.</summary>
    public int Sign => Lower > 0 ? 1 : Upper < 0 ? -1 : 0;
}
