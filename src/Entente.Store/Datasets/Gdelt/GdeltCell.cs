using System.Runtime.InteropServices;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>What is counted for one dyad, period and (if asked) root code. Goldstein values are summed as whole ten-thousandths: exact, in any order.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct GdeltCell
{
    /// <summary>Actor (16 bits), recipient (16), period (20), root (6); 0 marks an empty place.</summary>
    public ulong Key;
    public long Goldstein;
    public uint Quad1, Quad2, Quad3, Quad4;
    public uint Scored;
    public uint Reports;

    public static ulong KeyOf(int actor, int recipient, int period, int root) =>
        ((ulong)(uint)actor << 42) | ((ulong)(uint)recipient << 26) | ((ulong)(uint)period << 6) | (uint)root;

    public readonly int Actor => (int)(Key >> 42);
    public readonly int Recipient => (int)(Key >> 26) & 0xFFFF;
    public readonly int Period => (int)(Key >> 6) & 0xFFFFF;
    public readonly int Root => (int)Key & 0x3F;
    public readonly uint Rows => Quad1 + Quad2 + Quad3 + Quad4;

    public void Add(in GdeltCell other)
    {
        Goldstein += other.Goldstein;
        Quad1 += other.Quad1;
        Quad2 += other.Quad2;
        Quad3 += other.Quad3;
        Quad4 += other.Quad4;
        Scored += other.Scored;
        Reports += other.Reports;
    }
}
