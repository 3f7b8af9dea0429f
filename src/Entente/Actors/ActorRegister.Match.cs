using System.Collections.Immutable;
using NodaTime;

namespace Entente.Actors;

public sealed partial class ActorRegister
{
    private const int LongestName = 32;

    /// <summary>
    /// The longest name that starts at words[start], or null. The words are the document's tokens as written; case counts ("us", "turkey" are no states),
    /// and text in capitals is understood. A person's name may have a title before it ("President Putin"). The date decides between holders
    /// of an office and between states that bore a name one after the other; without a date, the present is preferred.
    /// A surname alone is taken for someone in office that day, and with a title that fits the office for a former holder (sector ELI) too;
    /// words that stand in somebody else's name ("Siad Barre", "Wu Qian", "Chad Smith", "USS Jordan") name nobody.
    /// </summary>
    public NameMatch? Match(IReadOnlyList<string> words, int start, LocalDate? on)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        if (start >= words.Count) return null;
        var first = words[start];
        if (first.Length == 0 || !(char.IsUpper(first[0]) || char.IsAsciiDigit(first[0]) || StartsLowerName(first[0]))) return null;
        Span<char> buffer = stackalloc char[Words.LongestWord];
        var title = TitleLength(words, start, buffer);
        if (title > 0 && start + title < words.Count && Longest(words, start + title, on, string.Join(' ', words.Skip(start).Take(title)),
            buffer) is { } titled)
            return titled with { Length = titled.Length + title };
        return Longest(words, start, on, null, buffer) is { } match ? AsUsed(match) : null;
    }

    // Names that start with a small letter ("mainland China", "sub-Saharan Africa", "international community") are few; most words fall out here.
    private bool StartsLowerName(char c) => lowerStarts[c < 128 ? c : 0];
    private readonly bool[] lowerStarts = new bool[128];

    private int TitleLength(IReadOnlyList<string> words, int start, Span<char> buffer)
    {
        var node = NameTrie.Root;
        var length = 0;
        for (var w = start; w < words.Count && w < start + 6; w++)
        {
            var rest = Words.Plain(words[w], buffer);
            while (rest.Length > 0 && node >= 0)
            {
                var piece = Words.FirstPiece(rest);
                node = data.Titles.Step(node, piece);
                rest = rest[piece.Length..];
            }
            if (node < 0 || rest.Length > 0) break;
            if (data.Titles.SensesAt(node) is not null)
            {
                length = w - start + 1;
                // "Mr." cut into "Mr" and ".".
                if (w + 1 < words.Count && words[w + 1] == "." && words[w].Length <= 4) length++;
            }
        }
        return length;
    }

    private NameMatch? Longest(IReadOnlyList<string> words, int start, LocalDate? on, string? title, Span<char> buffer)
    {
        var node = NameTrie.Root;
        ulong written = 0;
        var count = 0;
        NameMatch? best = null;
        for (var w = start; w < words.Count && count < LongestName; w++)
        {
            var rest = Words.Plain(words[w], buffer);
            if (rest.Length == 0) break;
            while (rest.Length > 0)
            {
                var piece = Words.FirstPiece(rest);
                var next = data.Names.Step(node, piece);
                if (next < 0) goto done;
                node = next;
                if (count < LongestName) written |= (ulong)Words.CaseOf(piece) << (2 * count);
                count++;
                rest = rest[piece.Length..];
                // "Russia's" left in one piece names Russia.
                if ((rest.Length == 0 || rest is "'s" or "'S" or "'") && data.Names.SensesAt(node) is { } senses)
                {
                    if (Resolve(senses, words, start, w - start + 1, written, count, on, title, out var decoy) is { } match) best = match;
                    else if (decoy) best = null;
                }
            }
        }
    done:
        return best;
    }

    private NameMatch? Resolve(List<Sense> senses, IReadOnlyList<string> words, int start, int length, ulong written, int pieces, LocalDate? on,
        string? title, out bool decoy)
    {
        decoy = false;
        Sense? best = null;
        var bestScore = int.MinValue;
        var rivals = default(List<ActorId>?);
        var people = default(List<Sense>?);
        foreach (var sense in senses)
        {
            if (!CaseFits(sense, written, pieces, words, start, length)) continue;
            if (sense.Decoy) { decoy = true; return null; }
            if (sense.Kind == NameKind.Person)
            {
                if (sense.Alone && sense.NeedsTitle && title is null) continue;
                (people ??= new List<Sense>(4)).Add(sense);
                continue;
            }
            if (title is not null) continue;
            var score = Score(sense, on);
            if (score > bestScore)
            {
                if (best is not null && BothApply(bestScore, score)) Rival(ref rivals, best);
                (best, bestScore) = (sense, score);
            }
            else if (BothApply(score, bestScore))
            {
                if (score == bestScore && best!.Actor != sense.Actor) bestScore |= Tied;
                Rival(ref rivals, sense);
            }
        }
        if (best is null) return people is null ? null : ResolvePeople(people, words, start, length, on, title);
        if (IsGuarded(words, start, on) || InAnothersName(best, words, start, length, pieces)) return null;
        var alternatives = rivals is null ? [] : rivals.Where(r => r != best.Actor).Distinct().Order().ToImmutableArray();
        var actor = (bestScore & Tied) != 0 && (best.Weak || alternatives.Length > 0) || best.Weak && alternatives.Length > 0 ? null : best.Actor;
        if (actor is null) alternatives = [.. alternatives.Append(best.Actor!.Value).Distinct().Order()];
        var known = actor is { } id ? data.ById[id] : null;
        return new NameMatch(length, actor, known?.PloverCode, best.Kind, known?.Sector, null, actor is null || alternatives.Length > 0, alternatives);
    }

    private const int Tied = 1 << 30;

    // A first sense beats a second one; a name of its time beats one out of its time; the more narrowly dated, the better; then the kind of name.
    private static int Score(Sense sense, LocalDate? on)
    {
        var valid = on is { } day ? sense.ValidOn(day) : sense.Last == LocalDate.MaxIsoValue;
        var score = valid ? 10_000 : 0;
        if (!sense.Weak) score += 1_000;
        if (valid && on is not null && sense.First != LocalDate.MinIsoValue) score += 200;
        if (valid && on is not null && sense.Last != LocalDate.MaxIsoValue) score += 200;
        return score + 50 - 5 * KindOrder(sense.Kind);
    }

    private static int KindOrder(NameKind kind) => kind switch
    {
        NameKind.Name => 0,
        NameKind.Adjective => 1,
        NameKind.Demonym => 2,
        NameKind.Body => 3,
        NameKind.Capital => 4,
        NameKind.Seat => 4,
        NameKind.Organisation => 5,
        NameKind.City => 6,
        _ => 7,
    };

    // Only senses of the same standing in time rival one another: "Germany" in 1995 isn't East Germany.
    private static bool BothApply(int a, int b) => (a & ~Tied) / 10_000 == (b & ~Tied) / 10_000 && Math.Abs((a & ~Tied) - (b & ~Tied)) is < 5
        or >= 600 and < 1_600;

    private static void Rival(ref List<ActorId>? rivals, Sense sense)
    {
        if (sense.Actor is { } id) (rivals ??= new List<ActorId>(2)).Add(id);
    }

    private static bool CaseFits(Sense sense, ulong written, int pieces, IReadOnlyList<string> words, int start, int length)
    {
        var needed = sense.Case;
        for (var i = 0; i < pieces; i++, needed >>= 2, written >>= 2)
        {
            var need = (int)(needed & 3);
            var have = (int)(written & 3);
            if (have >= need) continue;
            // "Nato", "Opec": four letters and more are also written as a word.
            if (need == 2 && have == 1 && pieces == 1 && words[start].Length >= 4) continue;
            return false;
        }
        return !sense.NotAmongCapitals || !AmongCapitals(words, start, length);
    }

    // True where the words on both sides, as far as there are any, are in capitals.
    private static bool AmongCapitals(IReadOnlyList<string> words, int start, int length)
    {
        var capitals = 0;
        for (var i = start - 1; i >= 0 && i >= start - 3; i--)
            if (words[i].Length > 1 && char.IsLetter(words[i][0])) { if (Words.CaseOf(words[i]) != 2) return false; capitals++; }
        for (var i = start + length; i < words.Count && i < start + length + 3; i++)
            if (words[i].Length > 1 && char.IsLetter(words[i][0])) { if (Words.CaseOf(words[i]) != 2) return false; capitals++; }
        return capitals > 0;
    }

    // "South Georgia", "Michael Jordan": the word belongs to a phrase or a name that starts before it.
    private bool IsGuarded(IReadOnlyList<string> words, int start, LocalDate? on)
    {
        if (start == 0) return false;
        var first = words[start];
        if (data.NotAfterGivenName.Contains(first) && data.GivenNames.Contains(words[start - 1])) return true;
        return data.Guarded.Contains(first) && InDecoy(words, start);
    }

    private bool InDecoy(IReadOnlyList<string> words, int start)
    {
        Span<char> buffer = stackalloc char[Words.LongestWord];
        for (var from = Math.Max(0, start - 3); from < start; from++)
        {
            var node = NameTrie.Root;
            ulong written = 0;
            var count = 0;
            for (var w = from; w < words.Count && node >= 0 && count < LongestName; w++)
            {
                var rest = Words.Plain(words[w], buffer);
                while (rest.Length > 0 && node >= 0)
                {
                    var piece = Words.FirstPiece(rest);
                    node = data.Names.Step(node, piece);
                    written |= (ulong)Words.CaseOf(piece) << (2 * Math.Min(count, LongestName - 1));
                    count++;
                    rest = rest[piece.Length..];
                }
                if (node >= 0 && w >= start && data.Names.SensesAt(node) is { } senses)
                    foreach (var sense in senses)
                        if (sense.Decoy && CaseFits(sense, written, count, words, from, w - from + 1)) return true;
            }
        }
        return false;
    }
}
