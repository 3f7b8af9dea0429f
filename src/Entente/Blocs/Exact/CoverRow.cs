namespace Entente.Blocs.Exact;

/// <summary>sum(sign * y) &gt;= Bound over the edges in Vars.</summary>
internal readonly record struct CoverRow(int[] Vars, sbyte[] Signs, int Bound)
{
    /// <summary>Equal for rows over the same signed edges, whatever their order.</summary>
    public int Key
    {
        get
        {
            var key = 0;
            for (var k = 0; k < Vars.Length; k++) key += (int)(uint)((ulong)(Vars[k] * 2 + (Signs[k] > 0 ? 1 : 0) + 1) * 0x9E3779B97F4A7C15UL >> 20);
            return key;
        }
    }
}
