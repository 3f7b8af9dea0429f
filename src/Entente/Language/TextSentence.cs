using Entente.Actors;
using Entente.Documents;
using NodaTime;

namespace Entente.Language;

/// <summary>A name found among a sentence's words: first and last word, whom it names (the likelier where there are two), what sort of name it is
/// (<see cref="NameKind"/> from 1).</summary>
internal readonly record struct NameAt(int First, int Last, string Actor, byte Kind);

/// <summary>A sentence cut into words and these into pieces, before it is read.</summary>
internal sealed class TextSentence
{
    /// <summary>Of a longer word only so many pieces are kept.</summary>
    private const int LongestWord = 12;
    /// <summary>Of a longer sentence only so many pieces are kept.</summary>
    public const int MostPieces = TextEncoder.Longest - 2;

    public TextSentence(string text, RawToken[] words, string[] forms, bool startsParagraph, WordPieces vocabulary, ActorRegister register, LocalDate? date)
    {
        (Words, Forms, StartsParagraph, PieceOf) = (words, forms, startsParagraph, new int[words.Length]);
        var (pieces, shapes, cut) = (new List<int>(words.Length * 2), new List<byte>(words.Length * 2), new List<WordPiece>());
        for (var w = 0; w < words.Length; w++)
        {
            PieceOf[w] = Math.Min(pieces.Count, MostPieces - 1);
            cut.Clear();
            vocabulary.Cut(text, words[w].Start, words[w].End, cut);
            if (cut.Count == 0) cut.Add(new(vocabulary.Unknown, words[w].Start, words[w].End));
            for (var p = 0; p < Math.Min(cut.Count, LongestWord) && pieces.Count < MostPieces; p++)
            {
                pieces.Add(cut[p].Id);
                shapes.Add(WordShape.Of(forms[w]));
            }
        }
        (Pieces, Shapes) = ([.. pieces], [.. shapes]);
        Names = NamesIn(forms, register, date);
    }

    public RawToken[] Words { get; }
    public string[] Forms { get; }
    public bool StartsParagraph { get; }
    public int[] Pieces { get; }
    public byte[] Shapes { get; }
    /// <summary>Where each word's first piece stands among the sentence's.</summary>
    public int[] PieceOf { get; }
    public NameAt[] Names { get; private set; }

    /// <summary>Takes a stretch of the text for the name of somebody given from outside, in place of what the register makes of it.</summary>
    /// <returns>First and last word; -1 where no word lies in it.</returns>
    public (int First, int Last) Name(TextSpan span, string actor)
    {
        var first = Array.FindIndex(Words, w => w.End > span.Start && w.Start < span.End);
        if (first < 0) return (-1, -1);
        var last = Array.FindLastIndex(Words, w => w.End > span.Start && w.Start < span.End);
        Names = [.. Names.Where(n => n.Last < first || n.First > last).Append(new(first, last, actor, 1)).OrderBy(n => n.First)];
        return (first, last);
    }

    private static NameAt[] NamesIn(string[] forms, ActorRegister register, LocalDate? date)
    {
        var bare = Array.ConvertAll(forms, Bare);
        var names = new List<NameAt>();
        for (var i = 0; i < bare.Length; i++)
        {
            if (!char.IsLetterOrDigit(bare[i][0]) || register.Match(bare, i, date) is not { Length: > 0 } match) continue;
            var last = Math.Min(bare.Length, i + match.Length) - 1;
            if ((match.Actor ?? (match.Alternatives.IsDefaultOrEmpty ? null : match.Alternatives[0])) is { } actor) names.Add(new(i, last,
                actor.Value, (byte)(1 + (int)match.Kind)));
            i = last;
        }
        return [.. names];
    }

    /// <summary>A name at the end of a sentence may keep its full stop: "Kim Jong Un."</summary>
    internal static string Bare(string form) =>
        form.Length > 2 && form[^1] == '.' && char.IsUpper(form[0]) && form.IndexOf('.', StringComparison.Ordinal) == form.Length - 1
        && form is not ("Mr." or "Mrs." or "Ms." or "Dr." or "Gen." or "Lt." or "Col." or "Gov." or "Sen." or "Rep." or "Prof." or "Capt." or "Maj."
            or "Adm." or "St.") ? form[..^1] : form;
}
