using Entente.Language;
using Entente.Time;

namespace Entente.Reading;

/// <summary>A date in a text: its sentence, and the word of it that the others hang on.</summary>
internal sealed record DateAt(int Sentence, int Word, DateMention Mention)
{
    /// <summary>Rows of the tables of <see cref="Distance"/> and <see cref="Place"/>.</summary>
    public const int Distances = 20, Places = 13, Away = 5;
    /// <summary>Rows of the tables of <see cref="Kind"/> and <see cref="Tense"/>.</summary>
    public const int Kinds = Bonds * 7 * 3 * 2, Tenses = Bonds * 7;
    private const int Bonds = 4;

    /// <summary>From a predicate of a sentence: as within a sentence, else by sentences back and whether the date opens its own.</summary>
    public int Distance(int sentence, int word) => Sentence == sentence ? StatementFeatures.Distance(Word - word)
        : Math.Min(19, 14 + ((sentence - Sentence) * 2) + (Word > 2 ? 1 : 0));

    /// <summary>Whether it stands so near that the encoder sees it beside the sentence.</summary>
    /// <param name="context">The first sentence that is encoded with it.</param>
    public bool IsNear(int context) => Sentence >= context;

    /// <summary>For a date that stands further off: how far, and whether it is the first date of the text.</summary>
    public int FarFrom(int sentence) => IsFirst ? 4 : (sentence - Sentence) switch { <= 4 => 0, <= 8 => 1, <= 16 => 2, _ => 3 };

    /// <summary>The date of what is told so: what is planned, demanded or threatened lies ahead, unless the date says when that was said.</summary>
    public ImpreciseDate For(Voice voice) => !IsPast && voice is (Voice.Planned or Voice.Demanded or Voice.Threatened) ? Mention.Ahead ?? Mention.Date
        : Mention.Date;

    /// <summary>It says when something was: what it belongs to is a verb in the past ("offered in June to mediate"), not "for June" or "until June".</summary>
    public bool IsPast { get; init; }

    /// <summary>The first date of the text.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether the sentence has no more than one date of its own.</summary>
    /// <param name="dates">Those that may be meant, its own first.</param>
    public static bool IsOnly(IReadOnlyList<DateAt> dates) => dates.Count < 2 || dates[1].Sentence != dates[0].Sentence;

    /// <summary>How it is bound to a predicate, whether it opens the sentence, and whether it is the sentence's only date.</summary>
    public int Place(int sentence, int word, Clauses clauses, bool only) => Sentence != sentence ? 12 : (clauses.Bond(word, Word) * 4)
        + (Word <= 2 ? 2 : 0) + (only ? 1 : 0);

    /// <summary>How it is bound, how it stands to what is told ("since", "until"), how exact it is, and whether it belongs to a verb in the past.</summary>
    /// <param name="place">Its <see cref="Place"/>.</param>
    public int Kind(int place) => (((((place / 4) * 7) + (int)Mention.Role) * 3) + (Mention.Date.Precision switch
    {
        DatePrecision.Day => 0,
        DatePrecision.Week or DatePrecision.Month or DatePrecision.Quarter => 1,
        _ => 2,
    })) * 2 + (IsPast ? 1 : 0);

    /// <summary>How it is bound, and the form of the predicate.</summary>
    /// <param name="place">Its <see cref="Place"/>.</param>
    /// <param name="predicate">The word that tells.</param>
    public static int Tense(int place, Token predicate) => ((place / 4) * 7) + (predicate.Xpos switch
    {
        "VBD" => 0, "VBN" => 1, "VBZ" or "VBP" => 2, "VB" => 3, "VBG" => 4, "NN" or "NNS" or "NNP" or "NNPS" => 5, _ => 6,
    });
}
