namespace Entente.Actors;

/// <summary>
/// Cuts words into the pieces that names are compared by: periods go ("U.S." = "US"), accents go, hyphens and apostrophes stand for themselves.
/// So a name is found whether a tokeniser kept "Jong-un" or "d'Ivoire" together or cut it.
/// </summary>
internal static class Words
{
    public const int LongestWord = 64;

    /// <summary>The word without periods and accents; empty where it is longer than any name. The buffer must hold <see cref="LongestWord"/>
    /// characters.</summary>
    public static ReadOnlySpan<char> Plain(string word, Span<char> buffer)
    {
        var simple = true;
        foreach (var c in word)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '\'' or ',' or '&' or '+')) { simple = false; break; }
        if (simple) return word;
        if (word.Length > LongestWord / 2) return default;
        var length = 0;
        foreach (var c in word)
        {
            if (c < 128)
            {
                if (c != '.') buffer[length++] = c;
            }
            else if (Folded(c) is { } folded)
            {
                foreach (var f in folded) buffer[length++] = f;
            }
            if (length > LongestWord - 3) return default;
        }
        return length == 0 ? word : buffer[..length];
    }

    /// <summary>The first piece of a plain word: a run of letters and digits, or one other character.</summary>
    public static ReadOnlySpan<char> FirstPiece(ReadOnlySpan<char> plain)
    {
        var i = 0;
        while (i < plain.Length && IsWord(plain[i])) i++;
        return i == 0 ? plain[..1] : plain[..i];
    }

    /// <summary>All pieces of a name as the data files write it.</summary>
    public static List<string> Pieces(string name)
    {
        var pieces = new List<string>(4);
        Span<char> buffer = stackalloc char[LongestWord];
        foreach (var range in name.AsSpan().Split(' '))
        {
            var word = name[range];
            if (word.Length == 0) continue;
            var rest = Plain(word, buffer);
            while (rest.Length > 0)
            {
                var piece = FirstPiece(rest);
                pieces.Add(piece.ToString());
                rest = rest[piece.Length..];
            }
        }
        return pieces;
    }

    /// <summary>0 starts with no capital, 1 starts with a capital, 2 holds no small letter (and a capital).</summary>
    public static int CaseOf(ReadOnlySpan<char> piece)
    {
        if (piece.Length == 0 || !char.IsAsciiLetterUpper(piece[0])) return piece.Length > 0 && char.IsAsciiDigit(piece[0]) ? 2 : 0;
        if (piece.Length == 1) return 2;
        foreach (var c in piece)
            if (char.IsAsciiLetterLower(c)) return 1;
        return 2;
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c >= 128;

    private static string? Folded(char c)
    {
        switch (c)
        {
            case '’' or '‘' or 'ʼ' or 'ʻ' or '`': return "'";
            case '–' or '‐' or '‑' or '—': return "-";
            case 'ø': return "o";
            case 'Ø': return "O";
            case 'ł': return "l";
            case 'Ł': return "L";
            case 'ß': return "ss";
            case 'đ' or 'ð': return "d";
            case 'Đ' or 'Ð': return "D";
            case 'ı': return "i";
            case 'ə': return "a";
            case 'æ': return "ae";
            case 'œ': return "oe";
            case 'Æ': return "Ae";
            case 'þ': return "th";
            case 'Þ': return "Th";
        }
        // Marks written as letters of their own.
        if (c is >= '\u0300' and <= '\u036F') return "";
        return Accents.Without(c).ToString();
    }
}
