using K = Entente.Time.DateTokenKind;

namespace Entente.Time;

/// <summary>Cuts a block of text into the tokens of the date grammar.</summary>
internal static class DateTokenizer
{
    /// <summary>Adds the tokens of text[start..end]; false where no token could begin a date, so that the block needs no parsing.</summary>
    public static bool Tokenize(string text, int start, int end, List<DateToken> tokens)
    {
        var any = false;
        for (var i = start; i < end;)
        {
            var c = text[i];
            if (c == ' ' || char.IsWhiteSpace(c)) { i++; continue; }
            var from = i;
            if (char.IsLetter(c))
            {
                while (i < end && (char.IsLetterOrDigit(text[i]) || text[i] == '_')) i++;
                any |= AddWord(text, from, i, tokens);
            }
            else if (char.IsAsciiDigit(c))
            {
                i = AddNumber(text, from, end, tokens);
                any |= tokens[^1].Kind is not K.Quantity;
            }
            else
            {
                i++;
                tokens.Add(new(from, i, K.Sign, c, false));
            }
        }
        return any;
    }

    private static bool AddWord(string text, int from, int to, List<DateToken> tokens)
    {
        var word = text.AsSpan(from, to - from);
        var capital = char.IsUpper(word[0]);
        var (kind, value) = (K.Word, 0);
        if (word.Length <= DateLexicon.LongestWord)
        {
            if (DateLexicon.TryGet(word, out var entry)) (kind, value) = entry;
            else if (word.Length == 2 && word[0] is 'Q' && word[1] is >= '1' and <= '4') (kind, value) = (K.QuarterName, word[1] - '0');
        }
        // "may" and "march" are verbs until they are written as names.
        if (!capital && kind is (K.Month or K.MonthShort or K.Weekday or K.WeekdayShort or K.Holiday or K.Boxing)) kind = K.Word;
        tokens.Add(new(from, to, kind, value, capital));
        return kind is K.Month or K.MonthShort or K.Weekday or K.WeekdayShort or K.Season or K.Holiday or K.Unit or K.Deictic or K.QuarterName
            or K.Day or K.Boxing or K.Night;
    }

    private static int AddNumber(string text, int from, int end, List<DateToken> tokens)
    {
        if (TryFullDate(text, from, end, tokens, out var dateEnd)) return dateEnd;
        var i = from;
        long value = 0;
        while (i < end && char.IsAsciiDigit(text[i]))
        {
            if (value < 1_000_000) value = value * 10 + (text[i] - '0');
            i++;
        }
        var kind = K.Number;
        if (i + 3 < end && text[i] == ',' && char.IsAsciiDigit(text[i + 1]) && char.IsAsciiDigit(text[i + 2]) && char.IsAsciiDigit(text[i + 3])
            && (i + 4 >= end || !char.IsAsciiDigit(text[i + 4]))) { kind = K.Quantity; i += 4; }
        while (i + 1 < end && text[i] is ('.' or ':' or '/') && char.IsAsciiDigit(text[i + 1])) { kind = K.Quantity; i++;
            while (i < end && char.IsAsciiDigit(text[i])) i++; }
        if (i < end && text[i] == '%') { kind = K.Quantity; i++; }
        var letters = i;
        while (i < end && char.IsLetterOrDigit(text[i])) i++;
        if (i > letters && kind == K.Number)
        {
            var suffix = text.AsSpan(letters, i - letters);
            var digits = letters - from;
            kind = K.Quantity;
            if (digits <= 2 && suffix is ("st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH")) kind = K.Ordinal;
            else if (suffix is "s" && value % 10 == 0)
            {
                if (digits == 4 && value is >= 1500 and <= 2090) kind = K.Decade;
                else if (digits == 2 && from > 0 && (text[from - 1] is '\'' or '\u2019' or '\u2018')) {
                    // The apostrophe is part of it, and no sign of its own.
                    (kind, value) = (K.Decade, value >= 20 ? 1900 + value : 2000 + value);
                    if (tokens.Count > 0 && tokens[^1].End == from && tokens[^1].Kind == K.Sign) { tokens.RemoveAt(tokens.Count - 1); from--; }
                }
            }
        }
        if (kind == K.Number && from > 0 && !StandsFree(text, from, tokens)) kind = K.Quantity;
        tokens.Add(new(from, i, kind, (int)value, false));
        return i;
    }

    // A number glued to money or to a designation ("$2019", "No.1950", "Tu-2022", "#18") is no date; "mid-2022" is.
    private static bool StandsFree(string text, int from, List<DateToken> tokens)
    {
        var before = text[from - 1];
        if (before is '$' or '€' or '£' or '¥' or '₩' or '₽' or '#' or '_' or '@' or '=' or '/' or '\\' or '+') return false;
        if (before is '.' && from > 1 && !char.IsWhiteSpace(text[from - 2])) return false;
        if (before is '-' && tokens.Count > 1)
        {
            var word = tokens[^2];
            if (word.End == from - 1 && word.Kind is K.Word or K.Quantity) return false;
        }
        return true;
    }

    private static bool TryFullDate(string text, int from, int end, List<DateToken> tokens, out int dateEnd)
    {
        dateEnd = from;
        if (from > 1 && text[from - 1] is ('-' or '/' or '.') && char.IsLetterOrDigit(text[from - 2])) return false;
        if (!Digits(text, ref dateEnd, end, out var a, out var digitsA) || dateEnd >= end || digitsA is not (1 or 2 or 4)) return false;
        var sign = text[dateEnd];
        if (sign is not ('-' or '/' or '.')) return false;
        dateEnd++;
        if (!Digits(text, ref dateEnd, end, out var b, out var digitsB) || digitsB > 2 || dateEnd >= end || text[dateEnd] != sign) return false;
        dateEnd++;
        if (!Digits(text, ref dateEnd, end, out var c, out var digitsC)) return false;
        if (dateEnd < end && (text[dateEnd] == sign && sign != '.' || char.IsLetterOrDigit(text[dateEnd]) && text[dateEnd] != 'T')) return false;
        if (dateEnd + 1 < end && text[dateEnd] == '.' && char.IsAsciiDigit(text[dateEnd + 1])) return false;
        var kind = K.FullDate;
        int year, month, day;
        if (digitsA == 4 && digitsC <= 2) (year, month, day) = (a, b, c);
        else if (digitsA <= 2 && digitsC == 4 && sign != '-')
        {
            (year, month, day) = sign == '.' || a > 12 ? (c, b, a) : b > 12 ? (c, a, b) : (c, a, b);
            if (sign == '/' && a <= 12 && b <= 12 && a != b) kind = K.AmbiguousDate;
        }
        else return false;
        if (year is < 1500 or > 2199 || month is < 1 or > 12 || day < 1 || day > new NodaTime.YearMonth(year, month).ToDateInterval().Length) return false;
        tokens.Add(new(from, dateEnd, kind, year * 10000 + month * 100 + day, false));
        // The clock time of a timestamp belongs to no other date.
        if (dateEnd + 1 < end && text[dateEnd] == 'T' && char.IsAsciiDigit(text[dateEnd + 1]))
        {
            var clock = dateEnd;
            while (clock < end && (char.IsLetterOrDigit(text[clock]) || text[clock] is (':' or '+' or '-' or '.') && clock + 1 < end
                && char.IsLetterOrDigit(text[clock + 1]))) clock++;
            tokens.Add(new(dateEnd, clock, K.Word, 0, false));
            dateEnd = clock;
        }
        return true;
    }

    private static bool Digits(string text, ref int at, int end, out int value, out int count)
    {
        (value, count) = (0, 0);
        while (at < end && char.IsAsciiDigit(text[at]) && count < 5) { value = value * 10 + (text[at++] - '0'); count++; }
        return count > 0;
    }
}
