using System.Text.RegularExpressions;
using Entente.Time;
using NodaTime;

namespace Entente.Documents;

/// <summary>
/// Reads what stands around the body by the habits of the press: title, byline, dateline, editors' notes; and the dates they state.
/// </summary>
internal sealed partial class Masthead
{
    private readonly ReadingText _reading;
    private readonly List<DocumentPart> _parts = [];
    private readonly List<(TextSpan Reading, string Text)> _notes = [];
    private readonly List<string> _authors = [];
    private (TextSpan Reading, string Text)? _dateline;
    private TextSpan? _title;

    public IReadOnlyList<DocumentPart> Parts => _parts;
    public IReadOnlyList<string> Authors => _authors;
    public string? Title => _title?.In(_reading.Text);
    public DocumentDate? Published { get; private set; }
    public DocumentDate? Caption { get; private set; }
    public IReadOnlyList<Revision> Revisions { get; private set; } = [];

    public Masthead(DocumentLayout layout, string location, DocumentReaderOptions options)
    {
        _reading = layout.Reading;
        Divide(layout);
        Date(layout.Metadata, location, options);
    }

    private string Words(TextSpan span) => span.In(_reading.Text);

    private void Divide(DocumentLayout layout)
    {
        var paragraphs = layout.Paragraphs;
        var body = false;
        for (var i = 0; i < paragraphs.Count; i++)
        {
            var (span, hint) = paragraphs[i];
            var text = Words(span);
            var kind = hint ?? DocumentPartKind.Body;
            if (hint is null or DocumentPartKind.Body)
            {
                // A note may close an article; a byline only opens one.
                if (Note().IsMatch(text) || !body && text.Length < LongestStamp && Stamp().IsMatch(text)) kind = DocumentPartKind.EditorsNote;
                else if (!body && (IsDateAlone(text) || (i > 0 && IsDatedLine(text))))
                {
                    kind = DocumentPartKind.Dateline;
                    _dateline ??= (span, text);
                }
                else if (!body && Byline().Match(text) is { Success: true } by)
                {
                    kind = DocumentPartKind.Byline;
                    foreach (var name in by.Groups[1].Value.Split([",", " and ", " & "],
                        StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) _authors.Add(name);
                }
                else if (!body && _title is null && hint is null && IsTitle(text, paragraphs, i)) kind = DocumentPartKind.Title;
                else if (!body && text == layout.Metadata.Description) kind = DocumentPartKind.Standfirst;
            }
            if (kind == DocumentPartKind.Title && _title is null) _title = span;
            if (kind == DocumentPartKind.EditorsNote) _notes.Add((span, text));
            if (kind == DocumentPartKind.Body)
            {
                if (!body && Dateline().Match(text) is { Success: true } line && !FilePicture().IsMatch(line.Value))
                {
                    var end = span.Start + line.Length;
                    // A line before it that has the date stands.
                    _dateline ??= (new(span.Start, end), line.Value);
                    Add(DocumentPartKind.Dateline, new(span.Start, end));
                    span = new(end, span.End);
                }
                body = true;
            }
            if (span.Length > 0) Add(kind, span);
        }
    }

    private void Add(DocumentPartKind kind, TextSpan reading) => _parts.Add(new(kind, _reading.ToOriginal(reading)));

    // "Friday, January 4, 2019" on a line of its own.
    private static bool IsDateAlone(string text) =>
        text.Length < 60 && DateExpressions.Find(text, null) is [{ Date.Precision: DatePrecision.Day or DatePrecision.Month } date]
            && date.Start == 0 && text[date.End..].All(c => char.IsWhiteSpace(c) || char.IsPunctuation(c));

    // "NIAMEY, May 20, 2024", "Risk note, 20 May 1996", "By a correspondent in Tbilisi, 14 March 2024": a short line that is no sentence and begins
    // or ends with the one full date in it.
    private static bool IsDatedLine(string text)
    {
        var words = text.TrimEnd().TrimEnd('.');
        if (words.Length is 0 or >= 90 || FilePicture().IsMatch(words) || words[^1] is '!' or '?' or ':' or '"' or '”') return false;
        if (DateExpressions.Find(words, null) is not [{ Date.Precision: DatePrecision.Day or DatePrecision.Month } date]) return false;
        var (before, after) = (words[..date.Start].TrimEnd(), words[date.End..].Trim(')', ' '));
        bool IsLabel(string rest) => rest.Count(c => c == ' ') < MostWordsOfLabel;
        // "Posted on November 24, 2017 by admin".
        if (after.StartsWith("by ", StringComparison.Ordinal) && IsLabel(after) && before.Length > 0 && IsLabel(before)) after = "";
        return (after.Length == 0 && (before.Length == 0 || Divides(before[^1]) || IsLabel(before)))
            || (before.Length == 0 && !text.TrimEnd().EndsWith('.') && (Divides(after[0]) || IsLabel(after)));
    }

    // "Norway imposed sanctions on 3 March 2019" is a sentence, though it is short and ends with a date.
    private const int MostWordsOfLabel = 3;

    /// <summary>Characters of a line that tells both when a text was published and when it was changed, at most.</summary>
    private const int LongestStamp = 160;

    private static bool Divides(char c) => c is ',' or '|' or '·' or '-' or '–' or '—' or '(' or '/' or ';';

    // The first line is the title where it is short beside the paragraphs after it.
    private bool IsTitle(string text, IReadOnlyList<(TextSpan Span, DocumentPartKind? Kind)> paragraphs, int i)
    {
        if (i > 0 && _notes.Count == 0 || paragraphs.Count - i < 2 || text.Length > 200 || Dateline().IsMatch(text)) return false;
        var longest = 0;
        for (var j = i + 1; j < paragraphs.Count; j++) longest = Math.Max(longest, paragraphs[j].Span.Length);
        return longest >= 1.5 * text.Length;
    }

    private void Date(DocumentMetadata metadata, string location, DocumentReaderOptions options)
    {
        var revisions = new List<Revision>();
        DocumentDate? noted = null;
        foreach (var (span, text) in _notes)
        {
            var dates = DateExpressions.Find(text, null);
            var verbs = Verb().Matches(text);
            for (var i = 0; i < verbs.Count; i++)
            {
                var verb = verbs[i];
                var limit = Math.Min(SentenceEnd(text, verb.Index + verb.Length), i + 1 < verbs.Count ? verbs[i + 1].Index : text.Length);
                var date = dates.FirstOrDefault(mention => mention.Start >= verb.Index + verb.Length && mention.Start < limit);
                var kind = KindOf(verb.Value);
                if (kind is null)
                {
                    if (date is not null) noted ??= new(date.Date, DateBasis.Note, Original(span, date));
                }
                else if (date is not null) revisions.Add(new(kind.Value, new(date.Date, DateBasis.Note, Original(span, date)), Original(span)));
                else revisions.Add(new(kind.Value, null, Original(span)));
            }
        }
        Published = FirstOf(options, noted, metadata, location);
        if (Published is null && options.Record?.AsOf is { } asOf) Caption = new(asOf, DateBasis.Record);
        else if (Published is null) Caption = _parts.Where(part => part.Kind == DocumentPartKind.Body).Take(CaptionsWithin).Select(CaptionOf)
            .FirstOrDefault(date => date is not null);
        if (metadata.Published is { } paged && Published?.Basis == DateBasis.Note && paged.First > Published.Date.Last)
            Settle(revisions, RevisionKind.Republished, new(paged, DateBasis.Metadata));
        if (metadata.Modified is { } modified && (Published is null || modified.First > Published.Date.Last))
            Settle(revisions, RevisionKind.Updated, new(modified, DateBasis.Metadata));
        Revisions = revisions.Select(Bounded).OrderBy(revision => revision.Date?.Date.First ?? LocalDate.MaxIsoValue).ToList();
    }

    // A date from the metadata fills a revision the note leaves undated; else it is a revision of its own.
    private static void Settle(List<Revision> revisions, RevisionKind kind, DocumentDate date)
    {
        if (revisions.Any(revision => revision.Date?.Date == date.Date)) return;
        var open = revisions.FindIndex(revision => revision.Kind == kind && revision.Date is null);
        if (open >= 0) revisions[open] = revisions[open] with { Date = date };
        else revisions.Add(new(kind, date, null));
    }

    private DocumentDate? FirstOf(DocumentReaderOptions options, DocumentDate? noted, DocumentMetadata metadata, string location)
    {
        if (options.Date is { } given) return new(ImpreciseDate.OfDay(given), DateBasis.Option);
        if (noted is not null) return noted;
        if (metadata.Published is { } published) return new(published, DateBasis.Metadata);
        var inLocation = LocationDate().Match(location);
        LocalDate? named = inLocation.Success ? Day(inLocation) : null;
        if (_dateline is { } line && DateExpressions.Find(line.Text, named) is [{ Date.Precision: DatePrecision.Day or DatePrecision.Month } date, ..])
            return new(date.Date, DateBasis.Dateline, Original(line.Reading, date));
        if (options.Record?.Published is { } recorded) return new(recorded, DateBasis.Record);
        if (options.Listed is { } listed) return new(ImpreciseDate.OfDay(listed), DateBasis.Feed);
        return named is { } day ? new(ImpreciseDate.OfDay(day), DateBasis.Location) : null;
    }

    // "A temple in Preah Vihear province, Cambodia, February 8, 2011": words that end in their one full date, with or without who took it.
    private DocumentDate? CaptionOf(DocumentPart part)
    {
        var span = _reading.ToReading(part.Span);
        // A part begins where the one before it ends.
        span = new(span.End - Words(span).TrimStart().Length, span.End);
        var words = Words(span).TrimEnd();
        if (words.Length > LongestCaption || words.Contains('\n') || FilePicture().IsMatch(words)
            || DateExpressions.Find(words, null) is not [{ Date.Precision: DatePrecision.Day } date]) return null;
        if (date.Start == 0 || words[..date.Start].TrimEnd() is not [.., ',']) return null;
        return AfterCaption().IsMatch(words[date.End..]) ? new(date.Date, DateBasis.Caption, Original(span, date)) : null;
    }

    /// <summary>Body paragraphs among which the opening picture's caption is looked for, and characters that it has at most.</summary>
    private const int CaptionsWithin = 2, LongestCaption = 400;

    private static LocalDate? Day(Match match)
    {
        int Group(int i) => int.Parse(match.Groups[i].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
        int year = Group(1), month = Group(2), day = Group(3);
        return month is >= 1 and <= 12 && day >= 1 && day <= new YearMonth(year, month).ToDateInterval().Length ? new(year, month, day) : null;
    }

    // An undated revision came after the latest day its own note tells of, and not before the first publication.
    private Revision Bounded(Revision revision)
    {
        if (revision.Date is not null || revision.Words is not { } words) return revision;
        var text = Words(_reading.ToReading(words));
        ImpreciseDate? latest = Published?.Date;
        TextSpan? where = Published?.Words;
        foreach (var mention in DateExpressions.Find(text, null))
        {
            if (mention.Role is DateRole.By or DateRole.Before or DateRole.Until || latest is not null && mention.Date.First <= latest.First) continue;
            (latest, where) = (mention.Date, Original(_reading.ToReading(words), mention));
        }
        return latest is null ? revision : revision with { Date = new(latest, DateBasis.Note, where, IsLowerBound: true) };
    }

    private TextSpan Original(TextSpan reading) => _reading.ToOriginal(reading);

    private TextSpan Original(TextSpan paragraph, DateMention mention) =>
        _reading.ToOriginal(new TextSpan(mention.Start, mention.End).Shift(paragraph.Start));

    private static RevisionKind? KindOf(string verb)
    {
        bool Has(string stem) => verb.Contains(stem, StringComparison.OrdinalIgnoreCase);
        if (Has("republish") || Has("reissue") || Has("re-publish")) return RevisionKind.Republished;
        if (Has("correct") || Has("amend") || Has("clarif")) return RevisionKind.Corrected;
        return Has("updat") || Has("revis") || Has("modif") || Has("edited") || Has("adds") ? RevisionKind.Updated : null;
    }

    private static int SentenceEnd(string text, int from)
    {
        for (var i = from; i + 1 < text.Length; i++)
            if (text[i] is '.' or '!' or '?' && char.IsWhiteSpace(text[i + 1]) && (i + 2 >= text.Length || !char.IsAsciiDigit(text[i + 2]))) return i;
        return text.Length;
    }

    [GeneratedRegex(@"^\W{0,3}(?:editor(?:'s|s'|ial)?\s+note\b|(?:update|updated|correction|corrected|clarification|note)\s*(?::|\()|(?:last\s+)?updated\s+(?:on|at|\d|[A-Z][a-z]+ \d)|\((?:corrects|updates|adds|clarifies|refiles|removes)\b|(?:this|the)\s+(?:article|piece|story|report|essay|commentary|post)\s+(?:was|has\s+been|is)\s+(?:\w+\s+)?(?:published|updated|amended|corrected|republished|revised|edited|adapted)|(?:first|originally)\s+published\b|published\s+(?:on\s+)?(?:\d|[A-Z][a-z]+ \d)|(?:a\s+)?version\s+of\s+this\s+(?:article|piece|story)\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Note();

    // "By A. Writer | Published: 24 November 2017 | Updated: 27 November 2017", "Last modified on 27 November 2017".
    [GeneratedRegex(@"^(?:by\s[^|]{1,80}\|\s*)?(?:first\s+)?published\b[^|]{1,60}\|\s*(?:last\s+)?(?:updated|modified)\b|^(?:last\s+)?modified\s*(?::|on\b|at\b)", RegexOptions.IgnoreCase)]
    private static partial Regex Stamp();

    [GeneratedRegex(@"\b(?:re-?published|reissued|(?:first|originally)\s+(?:published|appeared|ran)|published|updat(?:ed|es?)|modified|revised|edited|amended|correct(?:ed|s|ion)|clarif(?:ied|ies|ication)|adds)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Verb();

    [GeneratedRegex(@"\b(?:FILE|file (?:photo|picture|image)|archive)\b")]
    private static partial Regex FilePicture();

    [GeneratedRegex(@"^\s*[.]?\s*(?:\([^()]{1,60}\))?\s*$")]
    private static partial Regex AfterCaption();

    private const string Name = @"\p{Lu}[\p{L}.'-]+(?:\s+(?:\p{Lu}[\p{L}.'-]*|de|van|von|al|bin|der|la|da))*";

    [GeneratedRegex("^[Bb]y\\s+(" + Name + "(?:(?:\\s*,\\s*|\\s+and\\s+|\\s+&\\s+)" + Name + ")*)\\s*$")]
    private static partial Regex Byline();

    [GeneratedRegex(@"^\p{Lu}\p{L}+(?:[ -]\p{Lu}\p{L}+)*,\s+\p{Lu}\p{L}+\.?\s\d{1,2}(?:,\s\d{4})?\s*\([^()]{1,40}\)\s*(?:--|[—–-])\s+|^(?:\p{Lu}[\p{Lu}.'-]+(?:[ /]\p{Lu}[\p{Lu}.'-]*)*)(?:,\s+(?:\p{Lu}[\p{L}.]+)(?:\s\p{Lu}[\p{L}.]+)*(?:\s\d{1,2})?|,\s+\d{1,2}\s\p{Lu}\p{L}+\.?|,\s+\d{4})*\s*(?:\([^()]{1,40}\)\s*)?(?:--|[—–-])\s+|^\p{Lu}[\p{L}.'-]+(?:[ /]\p{Lu}[\p{L}.'-]*){0,3}(?:,\s+\p{Lu}[\p{L}.'-]+(?:\s\p{Lu}[\p{L}.'-]+)*)?,\s+" + FullDate + @"\s*(?:\([^()]{1,40}\)\s*)?(?:[.:]|--|[—–-])\s+")]
    private static partial Regex Dateline();

    private const string FullDate = @"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?"
        + @"(?:\d{1,2}\s+\p{Lu}\p{L}{2,8}\.?,?\s+\d{4}|\p{Lu}\p{L}{2,8}\.?\s+\d{1,2},\s+\d{4})";

    [GeneratedRegex(@"(?<![0-9])((?:19|20)[0-9][0-9])[-/_]?(0[1-9]|1[0-2])[-/_]?(0[1-9]|[12][0-9]|3[01])(?![0-9])")]
    private static partial Regex LocationDate();
}
