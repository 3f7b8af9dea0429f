using System.Collections.Concurrent;
using System.Text;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>Numbers for CAMEO country codes. Three capital letters, as nearly all are, are numbered by computation and in the order of the alphabet.</summary>
internal sealed class CountryCodes
{
    private const int Computed = 26 * 26 * 26;
    private readonly ConcurrentDictionary<ulong, int> others = new();
    private int last = Computed;

    /// <summary>1 or above; 0 for an empty code; -1 where the code is longer than eight bytes or holds anything but capitals and digits.</summary>
    public unsafe int NumberOf(byte* code, int length)
    {
        if (length == 0) return 0;
        if (length == 3)
        {
            uint a = code[0] - (uint)'A', b = code[1] - (uint)'A', c = code[2] - (uint)'A';
            if (a < 26 && b < 26 && c < 26) return (int)((a * 26 + b) * 26 + c) + 1;
        }
        return length > 8 ? -1 : Other(new ReadOnlySpan<byte>(code, length));
    }

    private int Other(ReadOnlySpan<byte> code)
    {
        ulong packed = 0;
        foreach (var b in code)
        {
            if (b is not (>= (byte)'A' and <= (byte)'Z' or >= (byte)'0' and <= (byte)'9')) return -1;
            packed = packed << 8 | b;
        }
        if (others.TryGetValue(packed, out var known)) return known;
        lock (others)
        {
            if (others.TryGetValue(packed, out known)) return known;
            if (last == ushort.MaxValue) return -1;
            others[packed] = ++last;
            return last;
        }
    }

    public bool AllComputed => others.IsEmpty;

    public string this[int number]
    {
        get
        {
            if (number <= Computed)
            {
                number--;
                return string.Create(3, number, static (text, n) =>
                    (text[0], text[1], text[2]) = ((char)('A' + n / 676), (char)('A' + n / 26 % 26), (char)('A' + n % 26)));
            }
            var packed = others.First(o => o.Value == number).Key;
            var bytes = new List<byte>();
            for (; packed != 0; packed >>= 8) bytes.Insert(0, (byte)packed);
            return Encoding.ASCII.GetString([.. bytes]);
        }
    }
}
