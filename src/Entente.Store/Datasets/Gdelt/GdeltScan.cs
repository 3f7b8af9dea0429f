using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>
/// Reads whole lines of a GDELT events file (1.0 with 57 or 58 columns, 2.0 with 61, mixed) at the byte level into cells: tabs and line ends
/// are found 64 bytes at a time, and only the columns that count are ever looked at. The first 35 columns are the same in all three layouts.
/// </summary>
internal sealed unsafe class GdeltScan(CountryCodes codes, GdeltOptions options, long expectedCells)
{
    private const int DayColumn = 1, MonthColumn = 2, ActorColumn = 7, RecipientColumn = 17, RootColumn = 28, QuadColumn = 29,
        GoldsteinColumn = 30, ReportsColumn = 31, TabsKept = 32;

    private readonly int* tabs = (int*)System.Runtime.InteropServices.NativeMemory.AlignedAlloc(TabsKept * sizeof(int), 64);

    private const int Waiting = 16;
    private readonly Counted[] waiting = new Counted[Waiting];
    private long waitingCount;

    public GdeltCells Cells { get; } = new(expectedCells);

    /// <summary>Rows of a right width, counted or not.</summary>
    public long Rows { get; private set; }

    /// <summary>Rows without an actor's or a recipient's country (or of one country, where those are not wanted): none of a dyad's.</summary>
    public long WithoutDyad { get; private set; }

    public long Rejected { get; private set; }

    /// <summary>The chunk being read, for its rejections.</summary>
    public (int Input, int Chunk) Place { get; set; }

    /// <summary>Where: input, chunk and line within the chunk (from 0); and why.</summary>
    public List<((int Input, int Chunk) Place, int Line, string Reason)> Rejections { get; } = [];

    private int rejectedInput = -1;
    private int keptOfInput;

    ~GdeltScan() => System.Runtime.InteropServices.NativeMemory.AlignedFree(tabs);

    /// <summary>Reads the lines in the bytes; the last byte is a line end, and 64 bytes after it can be read.</summary>
    /// <returns>The number of lines.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Read(byte* text, int length)
    {
        var tab = Vector512.Create((byte)'\t');
        var end = Vector512.Create((byte)'\n');
        int lines = 0, count = 0, start = 0;
        for (var at = 0; at < length; at += 64)
        {
            var block = Vector512.Load(text + at);
            var tabBits = Vector512.Equals(block, tab).ExtractMostSignificantBits();
            var endBits = Vector512.Equals(block, end).ExtractMostSignificantBits();
            if (length - at < 64)
            {
                var inside = (1UL << (length - at)) - 1;
                tabBits &= inside;
                endBits &= inside;
            }
            while (endBits != 0)
            {
                var before = (endBits & (0 - endBits)) - 1;
                count = Note(tabBits & before, at, count);
                var stop = at + BitOperations.TrailingZeroCount(endBits);
                Row(text, start, stop, count + 1, lines++);
                start = stop + 1;
                count = 0;
                tabBits &= ~before;
                endBits &= endBits - 1;
            }
            count = Note(tabBits, at, count);
        }
        return lines;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Note(ulong bits, int at, int count)
    {
        while (bits != 0 && count < TabsKept)
        {
            tabs[count++] = at + BitOperations.TrailingZeroCount(bits);
            bits &= bits - 1;
        }
        return count + BitOperations.PopCount(bits);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Row(byte* text, int start, int stop, int width, int line)
    {
        if (width is not (58 or 57 or 61))
        {
            if (stop == start || (stop == start + 1 && text[start] == '\r')) return;
            Reject(line, $"{width} columns; a GDELT row has 57 or 58 (1.0) or 61 (2.0).");
            return;
        }
        Rows++;
        int actorAt = tabs[ActorColumn - 1] + 1, recipientAt = tabs[RecipientColumn - 1] + 1;
        int actor = codes.NumberOf(text + actorAt, tabs[ActorColumn] - actorAt),
            recipient = codes.NumberOf(text + recipientAt, tabs[RecipientColumn] - recipientAt);
        if ((actor | recipient) < 0)
        {
            Rows--;
            Reject(line, $"country code '{Show(text, actor < 0 ? ActorColumn : RecipientColumn)}' is no CAMEO code (capital letters and digits, "
                + $"at most eight).");
            return;
        }
        int period = PeriodOf(text), quad = text[tabs[QuadColumn - 1] + 1] - '0';
        if (period < 0 || (uint)(quad - 1) > 3 || tabs[QuadColumn] - tabs[QuadColumn - 1] != 2)
        {
            Rows--;
            Reject(line, period < 0
                ? $"date '{Show(text, DayColumn)}', month '{Show(text, MonthColumn)}': expected YYYYMMDD and YYYYMM between 1800 and 2199."
                : $"QuadClass '{Show(text, QuadColumn)}' is none of 1, 2, 3, 4.");
            return;
        }
        if (actor == 0 || recipient == 0 || (options.BetweenCountriesOnly && actor == recipient))
        {
            WithoutDyad++;
            return;
        }
        Count(text, actor, recipient, period, quad, line);
    }

    private void Count(byte* text, int actor, int recipient, int period, int quad, int line)
    {
        var root = 0;
        if (options.ByRoot)
        {
            var rootAt = text + tabs[RootColumn - 1] + 1;
            root = tabs[RootColumn] - tabs[RootColumn - 1] == 3 ? (rootAt[0] - '0') * 10 + rootAt[1] - '0' : 0;
            if (root is < 1 or > 20)
            {
                Rows--;
                Reject(line, $"root code '{Show(text, RootColumn)}' is none of 01 to 20.");
                return;
            }
        }
        if (!TryDecimal(text + tabs[GoldsteinColumn - 1] + 1, tabs[GoldsteinColumn] - tabs[GoldsteinColumn - 1] - 1, out var goldstein, out var scored))
        {
            Rows--;
            Reject(line, $"Goldstein value '{Show(text, GoldsteinColumn)}' is no number between -10 and 10.");
            return;
        }
        uint reports = 0;
        for (var i = tabs[ReportsColumn - 1] + 1; i < tabs[ReportsColumn]; i++)
        {
            var digit = text[i] - (uint)'0';
            if (digit > 9 || reports > 100_000_000)
            {
                Rows--;
                Reject(line, $"NumMentions '{Show(text, ReportsColumn)}' is no whole number.");
                return;
            }
            reports = reports * 10 + digit;
        }
        // Cells are far apart in memory: ask for this one now and add to it when a few more rows have been read.
        ref var place = ref waiting[(int)(waitingCount++ & (Waiting - 1))];
        if (waitingCount > Waiting) Settle(place);
        place = new(GdeltCell.KeyOf(actor, recipient, period, root), goldstein, quad, scored, reports);
        Cells.Prefetch(place.Key);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Settle(in Counted row)
    {
        ref var cell = ref Cells[row.Key];
        Unsafe.Add(ref cell.Quad1, row.Quad - 1)++;
        cell.Goldstein += row.Goldstein;
        cell.Scored += row.Scored;
        cell.Reports += row.Reports;
    }

    /// <summary>Adds what still waits; to be called after the last chunk.</summary>
    public void Finish()
    {
        for (var i = Math.Max(0, waitingCount - Waiting); i < waitingCount; i++) Settle(waiting[(int)(i & (Waiting - 1))]);
        waitingCount = 0;
    }

    private readonly record struct Counted(ulong Key, long Goldstein, int Quad, uint Scored, uint Reports);

    /// <summary>Year; months since year 0; or days counted 31 to a month since 1800. -1 where the date isn't one.</summary>
    private int PeriodOf(byte* text)
    {
        var column = options.Period == EventPeriod.Day ? DayColumn : MonthColumn;
        int at = tabs[column - 1] + 1, length = tabs[column] - at, digits = options.Period == EventPeriod.Day ? 8 : 6;
        if (length != digits) return -1;
        var value = 0;
        for (var i = 0; i < digits; i++)
        {
            var digit = text[at + i] - (uint)'0';
            if (digit > 9) return -1;
            value = value * 10 + (int)digit;
        }
        var day = 1;
        if (digits == 8)
        {
            day = value % 100;
            value /= 100;
        }
        int year = value / 100, month = value % 100;
        if (year is < 1800 or > 2199 || month is < 1 or > 12 || day < 1 || (day > 28 && day > DateTime.DaysInMonth(year, month))) return -1;
        return options.Period switch
        {
            EventPeriod.Year => year,
            EventPeriod.Month => year * 12 + month - 1,
            _ => ((year - 1800) * 12 + month - 1) * 31 + day - 1,
        };
    }

    /// <summary>A decimal in ten-thousandths; an empty field is a value that is missing, not 0.</summary>
    private static bool TryDecimal(byte* text, int length, out long value, out uint scored)
    {
        value = 0;
        scored = 0;
        if (length == 0) return true;
        var i = 0;
        var negative = text[0] == '-';
        if (negative && ++i == length) return false;
        var decimals = -1;
        for (; i < length; i++)
        {
            if (text[i] == '.' && decimals < 0)
            {
                decimals = 0;
                continue;
            }
            var digit = text[i] - (uint)'0';
            if (digit > 9) return false;
            if (decimals >= 4) continue;
            if (decimals >= 0) decimals++;
            value = value * 10 + digit;
            if (value > 1_000_000) return false;
        }
        for (var d = Math.Max(decimals, 0); d < 4; d++) value *= 10;
        if (value > 100_000) return false;
        if (negative) value = -value;
        scored = 1;
        return true;
    }

    private string Show(byte* text, int column)
    {
        var at = tabs[column - 1] + 1;
        return System.Text.Encoding.UTF8.GetString(text + at, Math.Min(tabs[column] - at, 24));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Reject(int line, string reason)
    {
        Rejected++;
        if (rejectedInput != Place.Input) (rejectedInput, keptOfInput) = (Place.Input, 0);
        if (keptOfInput++ < options.RejectionsKept) Rejections.Add((Place, line, reason));
    }
}
