using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>Cells by key: open addressing with linear probing, one table a thread.</summary>
internal sealed class GdeltCells
{
    private GdeltCell[] places;
    private int shift;
    private int limit;

    /// <param name="expected">Cells to have room for from the start; at most a million are believed.</param>
    public GdeltCells(long expected)
    {
        var bits = Math.Clamp(64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)expected), 12, 20);
        places = new GdeltCell[1 << bits];
        shift = 64 - bits;
        limit = (1 << bits) / 8 * 5;
    }

    public int Count { get; private set; }

    public ref GdeltCell this[ulong key]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var all = places;
            for (var at = (int)((key * 0x9E3779B97F4A7C15UL) >> shift); ; at = (at + 1) & (all.Length - 1))
            {
                ref var cell = ref all[at];
                if (cell.Key == key) return ref cell;
                if (cell.Key == 0) return ref Insert(key, at);
            }
        }
    }

    /// <summary>Asks the processor to bring the key's place near; the collector may move the table meanwhile, then this was in vain.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public unsafe void Prefetch(ulong key)
    {
        if (Sse.IsSupported) Sse.Prefetch0(Unsafe.AsPointer(ref places[(int)((key * 0x9E3779B97F4A7C15UL) >> shift)]));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private ref GdeltCell Insert(ulong key, int at)
    {
        if (Count >= limit)
        {
            Grow();
            return ref this[key];
        }
        Count++;
        places[at].Key = key;
        return ref places[at];
    }

    private void Grow()
    {
        var old = places;
        places = new GdeltCell[old.Length * 2];
        shift--;
        limit *= 2;
        foreach (ref readonly var cell in old.AsSpan())
        {
            if (cell.Key == 0) continue;
            var at = (int)((cell.Key * 0x9E3779B97F4A7C15UL) >> shift);
            while (places[at].Key != 0) at = (at + 1) & (places.Length - 1);
            places[at] = cell;
        }
    }

    public void Add(GdeltCells other)
    {
        foreach (ref readonly var cell in other.places.AsSpan())
            if (cell.Key != 0) this[cell.Key].Add(cell);
    }

    /// <summary>All cells, in no order.</summary>
    public GdeltCell[] ToArray()
    {
        var all = new GdeltCell[Count];
        var at = 0;
        foreach (ref readonly var cell in places.AsSpan())
            if (cell.Key != 0) all[at++] = cell;
        return all;
    }
}
