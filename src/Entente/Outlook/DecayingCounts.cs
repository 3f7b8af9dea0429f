using System.Runtime.CompilerServices;

namespace Entente.Outlook;

/// <summary>
/// Counts that fade: for each place a number of events, the day of the last, and sums in which an event weighs 2^(-age / half-life).
/// A sum is brought up to date only when it is read or added to.
/// </summary>
internal sealed class DecayingCounts
{
    /// <summary>Half-lives in days; the last never fades within a stream.</summary>
    public static ReadOnlySpan<float> HalfLives => [1.5f, 5f, 15f, 50f, 1e9f];

    public const int Kinds = 5;
    private const int Longest = 4096;
    private static readonly float[] Left = Table();

    private int[] last = new int[1024];
    private int[] times = new int[1024];
    private float[] sums = new float[1024 * Kinds];

    public int Count { get; private set; }

    public int New()
    {
        if (Count == last.Length)
        {
            Array.Resize(ref last, Count * 2);
            Array.Resize(ref times, Count * 2);
            Array.Resize(ref sums, Count * 2 * Kinds);
        }
        return Count++;
    }

    public void Add(int place, int day)
    {
        var first = place * Kinds;
        var gap = times[place] == 0 ? 0 : day - last[place];
        for (var kind = 0; kind < Kinds; kind++) sums[first + kind] = sums[first + kind] * Fading(kind, gap) + 1;
        last[place] = day;
        times[place]++;
    }

    /// <summary>Events so far; 0 for a place below zero.</summary>
    public int Times(int place) => place < 0 ? 0 : times[place];

    public int LastDay(int place) => last[place];

    /// <summary>The faded sum on a day; 0 for a place below zero.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public float At(int place, int day, int kind) => place < 0 || times[place] == 0 ? 0 : sums[place * Kinds + kind] * Fading(kind, day - last[place]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Fading(int kind, int gap) => Left[kind * Longest + Math.Min(gap, Longest - 1)];

    private static float[] Table()
    {
        var table = new float[Kinds * Longest];
        for (var kind = 0; kind < Kinds; kind++)
            for (var gap = 0; gap < Longest; gap++) table[kind * Longest + gap] = (float)Math.Pow(2, -gap / (double)HalfLives[kind]);
        return table;
    }
}
