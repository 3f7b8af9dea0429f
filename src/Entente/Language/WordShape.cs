namespace Entente.Language;

/// <summary>How a word is written; the encoder's pieces are in small letters.</summary>
internal static class WordShape
{
    /// <summary>0 small, 1 with a capital, 2 in capitals, 3 with a digit.</summary>
    public static byte Of(ReadOnlySpan<char> word)
    {
        var (upper, lower) = (0, 0);
        foreach (var c in word)
        {
            if (char.IsDigit(c)) return 3;
            if (char.IsUpper(c)) upper++;
            else if (char.IsLower(c)) lower++;
        }
        return upper == 0 ? (byte)0 : lower == 0 && upper > 1 ? (byte)2 : char.IsUpper(word[0]) ? (byte)1 : (byte)0;
    }
}
