using Entente.Language;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.Language;

public sealed class WordPiecesTests
{
    private static readonly WordPieces Pieces = ReaderWeights.Embedded.Pieces;

    private static (string Piece, string Text)[] Cut(string text)
    {
        var pieces = new List<WordPiece>();
        Pieces.Cut(text, 0, text.Length, pieces);
        return [.. pieces.Select(p => (Pieces.Vocabulary[p.Id], text[p.Start..p.End]))];
    }

    [Fact]
    public void Words_are_cut_into_the_longest_pieces_with_their_places()
    {
        Assert.Equal([("kim", "Kim"), ("jong", "Jong"), ("un", "Un"), ("'", "'"), ("s", "s"), ("u", "U"), (".", "."), ("n", "N"), (".", "."),
            ("visit", "visit")], Cut("Kim Jong Un's U.N. visit"));
        Assert.Equal([("den", "den"), ("##oun", "oun"), ("##ces", "ces"), ("p", "P"), ("##yon", "yon"), ("##gy", "gy"), ("##ang", "ang")],
            Cut("denounces Pyongyang"));
    }

    [Fact]
    public void Accents_are_taken_off_and_stay_in_the_place() => Assert.Equal([("turkey", "Türkey")], Cut("Türkey"));

    [Fact]
    public void Word_over_a_hundred_letters_is_unknown() => Assert.Equal([("[UNK]", new string('a', 5000))], Cut(new string('a', 5000)));

    [Property(MaxTest = 300)]
    public void Pieces_of_any_text_stand_in_order_within_it(string text)
    {
        text ??= "";
        var pieces = new List<WordPiece>();
        Pieces.Cut(text, 0, text.Length, pieces);
        var at = 0;
        foreach (var p in pieces)
        {
            Assert.True(p.Start >= at && p.End > p.Start && p.End <= text.Length);
            at = p.Start;
        }
    }
}
