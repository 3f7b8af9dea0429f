using System.Text;
using NodaTime;

namespace Entente.Ledger.Review;

/// <summary>Names and words that persons give, in the one form that keys are made of.</summary>
internal static class PersonWords
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Line ends are \n, letters composed; nothing at the end, and no empty lines at the beginning.</summary>
    /// <exception cref="ArgumentException">Too long, or with a control character.</exception>
    public static string Checked(string name, string? text, int longest, bool isLine)
    {
        try
        {
            _ = Strict.GetByteCount(text ?? "");
            text = (text ?? "").ReplaceLineEndings("\n").TrimStart('\n').TrimEnd().Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException e)
        {
            throw new ArgumentException($"{name}: has half a character (a lone surrogate). Give plain text.", e);
        }
        if (text.Length > longest) throw new ArgumentException($"{name}: {text.Length} characters are more than the {longest} that are kept. Shorten it.");
        if (text.Any(c => char.IsControl(c) && (isLine || c is not ('\n' or '\t'))))
            throw new ArgumentException($"{name}: has a control character. Give plain text.");
        return text;
    }

    /// <exception cref="ArgumentException">None is given, or it is too long.</exception>
    public static string Name(string? by)
    {
        var name = Checked("by", (by ?? "").Trim(), Verdict.LongestName, isLine: true);
        return name.Length > 0 ? name : throw new ArgumentException("by: no name is given. Say who holds it.");
    }

    /// <summary>To the microsecond that the store keeps.</summary>
    public static Instant Moment(Instant at) => Instant.FromUnixTimeTicks(at.ToUnixTimeTicks() / 10 * 10);
}
