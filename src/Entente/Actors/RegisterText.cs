using System.Globalization;
using System.Reflection;
using NodaTime;

namespace Entente.Actors;

/// <summary>Reads the register's own files: lines with fields between '|', lists between ';', '#' for remarks, dates after '@'.</summary>
internal static class RegisterText
{
    /// <summary>The embedded files whose name starts with the prefix, by name.</summary>
    public static IEnumerable<(string File, string Text)> Embedded(string prefix)
    {
        var assembly = typeof(RegisterText).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            yield return (name, reader.ReadToEnd());
        }
    }

    /// <summary>The lines that hold something, with where they stand ("data/actors/states.txt:12").</summary>
    public static IEnumerable<(string Where, string Line)> Lines(string file, string text)
    {
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.AsSpan().Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            yield return (string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"), line.ToString());
        }
    }

    public static string[] Fields(string where, string line, int least, int most, string layout)
    {
        var fields = line.Split('|', StringSplitOptions.TrimEntries);
        if (fields.Length < least || fields.Length > most)
            throw Wrong(where, $"{fields.Length} fields", layout);
        return fields;
    }

    /// <summary>The parts of a list; none for "-" or nothing.</summary>
    public static string[] List(string field) =>
        field is "" or "-" ? [] : field.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary>"1949..1990-10-02": years and months mean their first day at the start and their last day at the end.</summary>
    public static (LocalDate First, LocalDate? Last) Spell(string where, string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0) return (Day(where, text, false), Day(where, text, true));
        var last = text[(dots + 2)..];
        return (dots == 0 ? LocalDate.MinIsoValue : Day(where, text.AsSpan(0, dots), false), last.Length == 0 ? null : Day(where, last, true));
    }

    public static LocalDate Day(string where, ReadOnlySpan<char> text, bool end)
    {
        if (Number(text, 0, 4, out var year) && year is >= 1000 and <= 2999)
        {
            if (text.Length == 4) return end ? new LocalDate(year, 12, 31) : new LocalDate(year, 1, 1);
            if (text.Length >= 7 && text[4] == '-' && Number(text, 5, 2, out var month) && month is >= 1 and <= 12)
            {
                var days = CalendarSystem.Iso.GetDaysInMonth(year, month);
                if (text.Length == 7) return new LocalDate(year, month, end ? days : 1);
                if (text.Length == 10 && text[7] == '-' && Number(text, 8, 2, out var day) && day >= 1 && day <= days)
                    return new LocalDate(year, month, day);
            }
        }
        throw Wrong(where, $"'{text}'", "a date as 1949, 1949-05 or 1949-05-23");
    }

    private static bool Number(ReadOnlySpan<char> text, int start, int length, out int value)
    {
        value = 0;
        if (text.Length < start + length) return false;
        foreach (var c in text.Slice(start, length))
        {
            if (!char.IsAsciiDigit(c)) return false;
            value = value * 10 + (c - '0');
        }
        return true;
    }

    public static InvalidDataException Wrong(string where, string found, string expected) =>
        new($"{where}: found {found}, expected {expected}. Correct the line.");
}
