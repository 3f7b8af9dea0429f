using NodaTime;
using K = Entente.Time.DateTokenKind;
using Shape = Entente.Time.PartialDate.Shape;

namespace Entente.Time;

/// <summary>Reads the date expressions of one block: what stands around a date (this file), and the dates themselves.</summary>
internal sealed partial class DateParser(string text, List<DateToken> tokens, LocalDate? document, Narrative narrative)
{
    private int _lastEnd = -1;
    private PartialDate _last;

    public void AddTo(List<DateMention> found)
    {
        for (var i = 0; i < tokens.Count;)
        {
            if (CanStart(tokens[i].Kind) && IsInCalendar(i, out var mention, out var next))
            {
                found.Add(mention!);
                i = next;
            }
            else i++;
        }
    }

    // "Tomorrow" of 9999-12-31 and "in 10000000 weeks" lie outside the calendar: unknown, like any date that can't be read.
    private bool IsInCalendar(int i, out DateMention? mention, out int next)
    {
        try
        {
            return TryMention(i, out mention, out next);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            (mention, next) = (null, i + 1);
            return false;
        }
    }

    private static bool CanStart(K kind) => kind is K.Number or K.Ordinal or K.OrdinalWord or K.NumberWord or K.A or K.Decade or K.FullDate or K.AmbiguousDate
        or K.QuarterName or K.Month or K.MonthShort or K.Weekday or K.WeekdayShort or K.Season or K.Holiday or K.Deictic or K.Last or K.Next or K.This
        or K.Part or K.Edge or K.Day or K.NewYear or K.Boxing or K.NameBefore or K.Beside or K.Determiner or K.Unit or K.Night;

    private DateToken At(int i) => (uint)i < (uint)tokens.Count ? tokens[i] : default;
    private K Kind(int i) => At(i).Kind;
    private bool IsSign(int i, char sign) => At(i) is { Kind: K.Sign } token && token.Value == sign;
    private bool IsDash(int i) => At(i) is { Kind: K.Sign, Value: '-' or '–' or '—' or '‑' };
    private ReadOnlySpan<char> Text(int i) => text.AsSpan(At(i).Start, At(i).End - At(i).Start);
    private bool Is(int i, string word) => Kind(i) != K.None && Text(i).Equals(word, StringComparison.OrdinalIgnoreCase);
    private bool IsPlural(int i) => Text(i)[^1] is 's' or 'S';
    private int SkipTheBack(int i) => Kind(i) == K.The ? i - 1 : i;

    private bool TryMention(int i, out DateMention? mention, out int next)
    {
        mention = null;
        var before = SkipTheBack(i - 1);
        while (Kind(before) == K.Around) before--;
        var opener = Kind(before) is K.From or K.Between ? Kind(before) : K.None;
        if (!TryAnchored(i, out var partial, out next) && !TryCore(i, opener != K.None, out partial, out next)) return false;

        if (TryRange(i, opener, partial, next, out var range, out var rangeEnd))
        {
            var from = opener == K.None ? Lead(i, partial, out _, out _) : before;
            next = rangeEnd;
            mention = Make(tokens[from].Start, next, range!, DateRole.During);
            (_last, _lastEnd) = (partial, next);
            narrative.Tell(range!, DateRole.During, partial.Year is not null);
            return true;
        }
        if (partial.OnlyInRange) return false;
        var isFromTo = opener != K.None && partial.LastDay is not null;
        var start = Lead(i, partial, out var role, out var isFrom);
        var yearGiven = partial.Year is not null;
        if (YearTold(partial) is { } year) partial = partial with { Year = year };
        // "By June" lies ahead unless the verb says otherwise.
        var isOpen = partial.Year is null && partial.Form != Shape.Fixed;
        bool? ahead = isOpen ? Looks(i) ?? (role == DateRole.By ? true : null) : false;
        if (partial.Resolve(document, ahead) is not { } date) return false;
        var other = isOpen && ahead != true && partial.Direction == PartialDate.Way.Nearest ? partial.Resolve(document, true) : null;
        if (Kind(next) == K.Onward) (role, next, start) = (DateRole.Since, next + 1, isFrom ?? start);
        else if (isFrom is { } word && Kind(next) == K.On && Kind(next + 1) is K.Sign or K.None) (role, next, start) = (DateRole.Since, next + 1, word);
        if (isFromTo) start = before;
        mention = Make(tokens[start].Start, next, date, role) with { Ahead = other == date ? null : other };
        (_last, _lastEnd) = (partial, next);
        // The dateline is not what is being told of.
        if (!yearGiven || date.First != document) narrative.Tell(date, role, yearGiven && !IsAside(i, date));
        return true;
    }

    // "The treaty of 1947", "the 1947 treaty": a year of which nothing is being told.
    private bool IsAside(int i, ImpreciseDate date) => date.Precision == DatePrecision.Year && Kind(i - 1) != K.In;

    // "In November", where the paragraph tells of a year long past.
    private int? YearTold(in PartialDate partial)
    {
        if (partial is not { Year: null, Direction: PartialDate.Way.Nearest, Form: Shape.Calendar or Shape.Season or Shape.Holiday }
            || narrative.WithYear is not { } told) return null;
        // In a report a year alone ("the constitution of 1960") is not what is being told of.
        if (document is { } now && (now.Year - told.Last.Year < LongPast || told.Precision is not (DatePrecision.Day or DatePrecision.Month))) return null;
        var year = told.First.Year;
        return (partial with { Year = year }).Resolve(document, false) is { } date && date.Last < told.First ? year + 1 : year;
    }

    /// <summary>Years from which on a month without a year belongs to the year told of, and no longer to the document's.</summary>
    private const int LongPast = 10;

    private DateMention Make(int start, int next, ImpreciseDate date, DateRole role)
    {
        var end = tokens[next - 1].End;
        return new(start, end, text[start..end], date, role);
    }

    // The words before the date that give it its role; the index of the first token of the mention.
    private int Lead(int i, in PartialDate partial, out DateRole role, out int? from)
    {
        from = null;
        role = partial.Stretch || partial.LastDay is not null ? DateRole.During : DateRole.Point;
        var j = i - 1;
        var withThe = Kind(j) == K.The ? j-- : i;
        while (Kind(j) == K.Around && !Is(j, "over")) j--;
        var plain = partial.TakesThe ? withThe : i;
        switch (Kind(j))
        {
            case K.Since: role = DateRole.Since; return Is(j - 1, "ever") ? j - 1 : j;
            case K.Until: role = DateRole.Until; return j;
            case K.To when At(j).Value > 0: role = DateRole.Until; return j;
            case K.To when Kind(j - 1) == K.Up: role = DateRole.Until; return j - 1;
            case K.To when Kind(j - 1) == K.Before && Is(j - 1, "prior"): role = DateRole.Before; return j - 1;
            case K.By: role = DateRole.By; return j;
            case K.Before when Is(j, "before"): role = DateRole.Before; return j;
            case K.After: role = DateRole.After; return j;
            case K.During: role = DateRole.During; return plain;
            case K.From: from = j; return plain;
            default: return plain;
        }
    }

    private bool TryRange(int i, K opener, PartialDate first, int at, out ImpreciseDate? range, out int end)
    {
        (range, end) = (null, at);
        var joined = opener switch
        {
            K.From => Kind(at) is K.To or K.Until || IsDash(at),
            K.Between => Kind(at) == K.And || IsDash(at),
            _ => first.Form == Shape.Calendar && (Kind(at) == K.To && At(at).Value < 2 || IsDash(at)),
        };
        if (!joined) return false;
        var j = Kind(at + 1) == K.The ? at + 2 : at + 1;
        if (!(first.Form == Shape.DayOfMonth && TryAnchored(j, out var second, out end)) && !TryCore(j, true, out second, out end)) return false;
        // Without "from", only like joins like: "2019 to 2021", "June 3 - July 5".
        if (opener == K.None && (second.Form != Shape.Calendar || (first.Day is null) != (second.Day is null)
            || (first.Month is null) != (second.Month is null))) return false;
        if (first.Form == Shape.Calendar && first.Month is null && second.Form == Shape.Calendar && second.Month is not null) return false;
        var ahead = LooksAhead(i);
        var inherits = first.Year is null && first.Form is Shape.Calendar or Shape.Season or Shape.Quarter;
        if (second.Resolve(document, ahead) is not { } last) return false;
        if (inherits && second.Year is { } year) first = first with { Year = year };
        if (first.Resolve(document, ahead) is not { } start) return false;
        if (start.First > last.Last && inherits)
        {
            var earlier = first with { Year = last.First.Year };
            if (earlier.Resolve(document, ahead) is { } same) start = same;
            if (start.First > last.Last && (first with { Year = last.First.Year - 1 }).Resolve(document, ahead) is { } yearBefore) start = yearBefore;
        }
        if (start.First > last.Last && first.Form == Shape.Weekday && second.Form == Shape.Weekday)
        {
            if (ahead) last = ImpreciseDate.OfDay(last.First.PlusDays(7));
            else start = ImpreciseDate.OfDay(start.First.PlusDays(-7));
        }
        if (start.First > last.Last) return false;
        range = new(start.First, last.Last, DatePrecision.Range);
        return true;
    }

    // What the verb nearest before the date says, then the nearest after it, within the sentence.
    private bool LooksAhead(int i) => Looks(i) ?? false;

    private bool? Looks(int i)
    {
        for (var j = i - 1; j >= 0 && j > i - 20 && !IsStop(j); j--)
            if (Tense(j) is { } ahead) return ahead;
        for (var j = i + 1; j < tokens.Count && j < i + 20 && !IsStop(j); j++)
            if (Tense(j) is { } ahead) return ahead;
        return null;
    }

    private bool IsStop(int j) => IsSign(j, '.') && Kind(j - 1) != K.MonthShort || IsSign(j, '!') || IsSign(j, '?');

    private bool? Tense(int j)
    {
        switch (Kind(j))
        {
            case K.Ahead: return true;
            case K.Deictic when At(j).Value > 0: return true;
            case K.Behind: return false;
            case K.Word:
                var word = Text(j);
                return word.Length > 4 && !At(j).Capital && word.EndsWith("ed") ? false : null;
            default: return null;
        }
    }
}
