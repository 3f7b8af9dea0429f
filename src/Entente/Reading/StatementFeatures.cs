using Entente.Language;

namespace Entente.Reading;

/// <summary>A word that may stand for a side, or the group of names that begins there.</summary>
internal readonly record struct Argument(int Word, bool IsGroup);

/// <summary>What the statement heads are given besides the encoder's states: alike in training and in reading.</summary>
internal static class StatementFeatures
{
    /// <summary>Rows of the table of distances within a sentence, of those between a word and a mention, and of kinds of mentions.</summary>
    public const int Distances = 24, LinkDistances = 40, Kinds = MentionReader.Kinds;
    /// <summary>The predicate itself, as an argument.</summary>
    public const int Itself = 23;
    /// <summary>An actor without a mention nearby.</summary>
    public const int FarAway = 39;
    private const int MostArguments = 60;

    /// <summary>The words that may stand for a side: nouns, names, pronouns, whatever names somebody, and each group of names once more as a whole.</summary>
    public static Argument[] Arguments(Sentence sentence, IReadOnlyList<Mention> mentions)
    {
        var named = mentions.Where(m => !m.IsGroup).Select(m => m.Word).ToHashSet();
        return [.. Enumerable.Range(0, sentence.Tokens.Length).Where(i => sentence.Tokens[i].Upos is Upos.NOUN or Upos.PRON or Upos.PROPN
            || named.Contains(i)).Take(MostArguments).Select(i => new Argument(i, false)),
            .. mentions.Where(m => m.IsGroup).Select(m => new Argument(m.Word, true))];
    }

    /// <summary>Words that may tell something: all but figures and punctuation.</summary>
    public static bool MayTell(Token token) => char.IsLetter(token.Form[0]);

    /// <summary>Sixteen steps: before or behind, and how far.</summary>
    public static int Distance(int words)
    {
        var step = Math.Abs(words) switch { <= 1 => 0, 2 => 1, 3 => 2, <= 5 => 3, <= 8 => 4, <= 13 => 5, <= 20 => 6, _ => 7 };
        return words < 0 ? step : 8 + step;
    }

    /// <summary>From a word to a mention: within the sentence as <see cref="Distance"/>, else by sentences back and how near the mention stands to
    /// its beginning.</summary>
    public static int LinkDistance(int sentence, int word, Mention? mention) => mention is null ? FarAway
        : mention.Sentence == sentence ? Distance(mention.Word - word)
        : Math.Min(30, 16 + ((sentence - mention.Sentence) * 4) + Math.Min(3, mention.Word / 6));

    public static readonly string[] Types = ["none", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE",
        "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
        "J:closer", "J:apart", "J:isolated", "J:dependent", "J:bloc", "J:against", "J:order", "J:interest", "J:outlook", "J:narrative", "J:other"];
    public static readonly string[] Voices = ["fact", "presupposed", "alleged", "denied", "negated", "planned", "demanded", "threatened", "possible", "judged"];
    /// <summary>Voices that come to the same for whoever counts deeds: fact, open, not so, ahead, judged.</summary>
    public static readonly int[] VoiceGroup = [0, 0, 1, 2, 2, 3, 3, 3, 1, 4];
}
