using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Findings;
using Entente.Language;
using Entente.Ledger;
using Entente.Time;
using NodaTime;

namespace Entente.Briefs;

/// <summary>
/// Composes the brief on one document: what it tells as fact, what it takes for granted, what is contested, promised or judged, what it says of itself,
/// and what the reading leaves open. Claims that tell the same in several places become one finding with several quotes.
/// </summary>
public sealed class ArticleBrief
{
    private readonly Document document;
    private readonly IReadOnlyList<Claim> claims;
    private readonly IReadOnlyList<Sentence> sentences;
    private readonly CodedText coded;
    private readonly ArticleWords words;
    private readonly Dictionary<ClaimId, int> numberOf = [];
    private readonly Dictionary<ClaimId, FindingKind> kindOf = [];
    private readonly int withheld;
    private int count;

    private ArticleBrief(Document document, IReadOnlyList<Sentence> sentences, CodedText coded, IReadOnlyList<Claim> claims, int withheld) =>
        (this.document, this.sentences, this.coded, this.claims, this.withheld, words) = (document, sentences, coded, claims, withheld,
            new ArticleWords(document, sentences));

    /// <param name="document">What was read.</param>
    /// <param name="sentences">Its sentences, as offsets into the reading text.</param>
    /// <param name="coded">What coding found, as offsets into the reading text.</param>
    /// <param name="claims">The document's claims, as offsets into the original text.</param>
    /// <param name="runId">The run that read it.</param>
    /// <param name="version">The program's version.</param>
    /// <param name="withheld">How many readings were too uncertain to be coded.</param>
    public static Brief Compose(Document document, IReadOnlyList<Sentence> sentences, CodedText coded, IReadOnlyList<Claim> claims, string runId,
        string version, int withheld = 0) =>
        new ArticleBrief(document, sentences, coded, claims, withheld).Compose(runId, version);

    private Brief Compose(string runId, string version)
    {
        var propositions = PropositionMatcher.Match(claims, NameOrNull);
        var matters = ContestedMatter.Of(propositions, claims);
        var contested = matters.Select(Contested).ToImmutableArray();
        var inContest = claims.Where(claim => numberOf.ContainsKey(claim.Id)).ToList();
        // The act of saying what is contested is told with the contest, and that of denying with what is denied, not again as a report.
        var told = inContest.Concat(claims.Where(claim => claim.Stance == Stance.Denies)).Select(claim => claim.Within).OfType<ClaimId>().ToHashSet();
        var rest = claims.Where(claim => !numberOf.ContainsKey(claim.Id) && !told.Contains(claim.Id)).ToList();
        // What an act of speech is about is told in its words; a promise's content is not told again beside the promise.
        var propositionOf = propositions.SelectMany(p => p.For.Concat(p.Against).Concat(p.Neither).Select(id => (id, p.Id)))
            .ToDictionary(pair => pair.id, pair => pair.Id);

        var events = rest.Where(claim => claim.Kind == ClaimKind.Event).ToList();
        var judgements = rest.Where(claim => claim.Kind == ClaimKind.Assessment).ToList();
        var sections = ImmutableArray.CreateBuilder<BriefSection>();
        void Add(string key, string heading, string lead, IEnumerable<Claim> members, FindingKind kind, bool byDate)
        {
            var findings = Findings(members, propositionOf, kind, byDate);
            if (!findings.IsEmpty) sections.Add(new BriefSection(key, heading, lead, findings));
        }
        Add("reported", "Reported as fact", "What the document tells in its author's voice, or on a named speaker's word that it does not question.",
            events.Where(claim => claim.TellsAsKnown && claim.Modality == Modality.Actual), FindingKind.Reported, byDate: true);
        Add("presupposed", "Taken for granted", "Not told as news; the document assumes that its reader knows it.",
            events.Where(claim => claim.TellsAsKnown && claim.Modality == Modality.Presupposed), FindingKind.Presupposed, byDate: true);
        Add("charged", "Charged, suspected or denied", "On somebody's word alone; nobody contradicts it in this document.",
            events.Where(claim => !claim.TellsAsKnown && !claim.IsProspective && claim.Side == ClaimSide.For), FindingKind.Alleged, byDate: true);
        Add("negated", "Said not to be so", "What the document or a speaker says did not happen or is not the case.",
            events.Where(claim => !claim.TellsAsKnown && !claim.IsProspective && claim.Side != ClaimSide.For), FindingKind.Denied, byDate: true);
        Add("asked", "Asked for and threatened", "Not told as done.",
            events.Where(claim => !claim.TellsAsKnown && claim.IsProspective && IsAsked(claim)), FindingKind.Prospective, byDate: true);
        Add("prospective", "Promised and planned", "Not told as done.",
            events.Where(claim => !claim.TellsAsKnown && claim.IsProspective && !IsAsked(claim)), FindingKind.Prospective, byDate: true);
        Add("groupings", "Groupings", "Who is put together with whom, and against whom; as somebody's judgement.",
            judgements.Where(claim => claim.AssessmentKind == "bloc"), FindingKind.Assessment, byDate: false);
        Add("author", "The author's judgements", "Kept apart from what is reported; none of them is taken as fact.",
            judgements.Where(claim => claim.AssessmentKind != "bloc" && claim.ByAuthor), FindingKind.Assessment, byDate: false);
        Add("judged", "Others' judgements", "As quoted or reported; none of them is taken as fact.",
            judgements.Where(claim => claim.AssessmentKind != "bloc" && !claim.ByAuthor), FindingKind.Assessment, byDate: false);
        var own = DocumentFindings();
        if (!own.IsEmpty)
            sections.Add(new BriefSection("document", "The document's own dates", "When it was published, and what the first version cannot have held.", own));

        var brief = new Brief
        {
            Title = document.Title ?? (document.Location == "-" ? "Standard input" : document.Location),
            Location = document.Location,
            DocumentHash = document.Hash,
            Source = document.Source,
            Authors = [.. document.Authors],
            RunId = runId,
            Version = version,
            Contested = contested,
            Sections = sections.ToImmutable(),
            Gaps = Gaps(),
            Article = Article(),
        };
        brief = brief with { Standing = words.Standing(claims.Count(claim => claim is { Kind: ClaimKind.Assessment, ByAuthor: true }),
            claims.Count(claim => claim.TellsAsKnown)) };
        var (lines, headlines) = ArticleSummary.Of(brief, document.ReadingText.Text.Length, withheld);
        return brief with { Summary = lines, Headlines = headlines };
    }

    private static bool IsAsked(Claim claim) => claim.Modality == Modality.Requested || claim.Stance is Stance.Demands or Stance.Threatens
        || claim.Type is EventType.Request or EventType.Threaten;

    private ContestedSides Contested(ContestedMatter matter)
    {
        // A speaker's words are shown once, however many propositions of the matter they bear on.
        ImmutableArray<Finding> Side(IEnumerable<Claim> side, bool against) =>
            [.. side.GroupBy(claim => (Speaker: SpeakerKey(claim), claim.Stance, claim.Polarity)).Select(group =>
            {
                var members = group.OrderBy(claim => claim.Quote).ThenBy(claim => claim.Id).ToList();
                var kind = against ? FindingKind.Denied : members[0].TellsAsKnown ? FindingKind.Reported : FindingKind.Alleged;
                // What a denial is of stands above it.
                return Number(members, kind, claim => words.Told(claim, alone: !against, whoever: true)) with { Clause = words.Told(members[0], !against) };
            })];
        return new ContestedSides(matter.Id.Value, matter.Statement, Side(matter.For, false), Side(matter.Against, true));
    }

    private static string SpeakerKey(Claim claim) => claim.ByAuthor
        ? "author"
        : string.Join('>', claim.Attributions.Select(link => link.Speaker is null ? "?" : link.Speaker.Person ?? link.Speaker.Actor?.Value
            ?? link.Speaker.Text));

    private ImmutableArray<Finding> Findings(IEnumerable<Claim> members, Dictionary<ClaimId, PropositionId> propositionOf, FindingKind kind, bool byDate)
    {
        var groups = members
            .GroupBy(claim => (propositionOf[claim.Id], SpeakerKey(claim), claim.Mode, claim.Stance, claim.Polarity, Prospect: claim.IsProspective,
                Date: claim.Date?.ToString()))
            .Select(group => group.OrderByDescending(claim => claim.Confidence).ThenBy(claim => claim.Quote).ThenBy(claim => claim.Id).ToList());
        groups = byDate
            ? groups.OrderBy(group => group[0].Date is { Precision: not DatePrecision.Assumed } date ? date.First : LocalDate.MaxIsoValue)
                .ThenBy(group => group[0].Quote).ThenBy(group => group[0].Id)
            : groups.OrderBy(group => group[0].Quote).ThenBy(group => group[0].Id);
        // An act of three parties is three propositions and one sentence, and so are two acts of one clause: it is told once, with what they are.
        // What names most of the parties leads.
        (TextSpan, string, EventType?) Key(Claim claim)
        {
            var inWords = words.Told(claim, alone: false);
            // Who is not in the words themselves may be told of together only where it is the same that is told.
            return (claim.Quote, OwnWords.WithoutStates(inWords), inWords == words.Told(claim) ? null : claim.Type);
        }
        return [.. groups.GroupBy(group => Key(group[0]))
            .Select(same => same.OrderByDescending(group => words.Told(group[0]).Length))
            .SelectMany(same => same.Select(DateOf).OfType<ImpreciseDate>().Distinct().Count() > 1
                ? same.GroupBy(group => (ImpreciseDate?)DateOf(group)).Select(g => g.ToList()) : [same.ToList()])
            .Select(same => Number([.. same.SelectMany(group => group)], kind, lead => words.Told(lead, with: same.Skip(1).Select(group => group[0]))))];
    }

    private static ImpreciseDate? DateOf(List<Claim> group) => group[0].Date is { Precision: not DatePrecision.Assumed } date ? date : null;

    private Finding Number(List<Claim> members, FindingKind kind, Func<Claim, string> word)
    {
        // The most confident telling leads; what it leaves out of place and date, the others of the same proposition may give.
        var lead = members[0] with
        {
            Place = members.Select(claim => claim.Place).FirstOrDefault(place => place is not null),
            Date = members.Select(claim => claim.Date).FirstOrDefault(date => date is { Precision: not DatePrecision.Assumed }) ?? members[0].Date,
        };
        count++;
        foreach (var claim in members) { numberOf[claim.Id] = count; kindOf[claim.Id] = kind; }
        var evidence = members.OrderBy(claim => claim.Quote).DistinctBy(claim => claim.Quote)
            .Select(claim => new Evidence(document.Hash, claim.Quote, claim.QuoteOriginal ?? claim.QuoteText, claim.Id.Value)).ToImmutableArray();
        return new Finding(kind, word(lead), evidence) { Number = count, Date = lead.Date,
            Label = string.Join(", ", members.Where(claim => claim.Quote == lead.Quote).Select(OwnWords.Default.Label).Distinct()),
            Coding = string.Join("; ", members.Skip(1).Where(claim => claim.Quote == lead.Quote).Prepend(lead).Select(ArticleWords.Coding).Distinct()),
            Remarks = [.. ArticleWords.Remarks(lead)], Confidence = members.Max(claim => claim.Confidence) };
    }

    private ImmutableArray<Finding> DocumentFindings()
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        Finding Own(string text, ImpreciseDate? date, params TextSpan[] spans) =>
            new(FindingKind.Document, text, [.. spans.Select(span => new Evidence(document.Hash, span, span.In(document.Text), null))]) { Number =
                ++count, Date = date };

        if (document.Published is { Words: { } when } published) findings.Add(Own(ArticleWords.Published(published.Date), null, when));
        foreach (var revision in document.Revisions)
        {
            if ((revision.Date?.Words ?? revision.Words) is not { } span) continue;
            findings.Add(Own(ArticleWords.Revised(revision), null, new[] { revision.Words, revision.Date?.Words }.OfType<TextSpan>().Distinct().ToArray()));
        }
        if (document.Published is { } first)
        {
            foreach (var (sentence, dates) in DatesBySentence())
            {
                var later = dates.Where(mention => mention.Date.Precision != DatePrecision.Assumed && HasYear(mention.Text)
                    && mention.Role is not (DateRole.By or DateRole.Until or DateRole.Before) && mention.Date.First > first.Date.Last
                    && IsToldAsPast(sentence)).ToList();
                if (later.Count == 0) continue;
                findings.Add(Own(ArticleWords.NotInFirst(later.Select(mention => mention.Text), first.Date), null,
                    document.ReadingText.ToOriginal(sentence.Span)));
            }
        }
        return findings.ToImmutable();
    }

    // "In January" may be of any year.
    private static bool HasYear(string words) => Regex.IsMatch(words, @"\b\d{4}\b", RegexOptions.CultureInvariant);

    private static bool IsToldAsPast(Sentence sentence) =>
        !sentence.Tokens.Any(token => token.Upos == Upos.AUX && token.Lemma.ToLowerInvariant() is "will" or "shall" or "'ll");

    // Dates that stand in full: "tomorrow" and "in July" lie ahead of any version.
    private IEnumerable<(Sentence Sentence, List<DateMention> Dates)> DatesBySentence()
    {
        var mentions = DateExpressions.Find(document.ReadingText.Text, null);
        foreach (var sentence in sentences)
        {
            if (document.PartAt(document.ReadingText.ToOriginal(sentence.Span))?.Kind is DocumentPartKind.Byline) continue;
            var inside = mentions.Where(mention => mention.Start >= sentence.Span.Start && mention.End <= sentence.Span.End).ToList();
            if (inside.Count > 0) yield return (sentence, inside);
        }
    }

    private ImmutableArray<string> Gaps()
    {
        var gaps = new List<string>();
        var parties = claims.SelectMany(claim => new[] { claim.Actor, claim.Recipient, claim.Speaker }.OfType<ActorMention>().Concat(claim.Subjects)
            .Concat(claim.Against))
            .DistinctBy(mention => mention.Span).OrderBy(mention => mention.Span).ToList();
        foreach (var mention in parties.Where(mention => mention.Actor is null))
            gaps.Add(ArticleWords.Unresolved(mention));
        var undated = claims.Count(claim => claim.Kind == ClaimKind.Event && claim.Date is null or { Precision: DatePrecision.Assumed });
        if (undated > 0) gaps.Add(ArticleWords.Undated(undated, claims.Count(claim => claim.Kind == ClaimKind.Event)));
        if (document.Published is null) gaps.Add(ArticleWords.Unpublished(document.Caption?.Date));
        gaps.AddRange(document.Warnings);
        return [.. gaps];
    }

    private ImmutableArray<MarkedParagraph> Article()
    {
        var text = document.ReadingText.Text;
        var marks = claims.Where(claim => numberOf.ContainsKey(claim.Id))
            .Select(claim => (Span: document.ReadingText.ToReading(claim.Quote), Finding: numberOf[claim.Id], Kind: kindOf[claim.Id])).Distinct()
            .OrderBy(mark => mark.Span).ThenBy(mark => mark.Finding).ToList();
        var paragraphs = ImmutableArray.CreateBuilder<MarkedParagraph>();
        var start = 0;
        foreach (var paragraph in text.Split("\n\n"))
        {
            var span = new TextSpan(start, start + paragraph.Length);
            start = span.End + 2;
            if (paragraph.Trim().Length == 0) continue;
            paragraphs.Add(new MarkedParagraph(paragraph, [.. marks.Where(mark => mark.Span.Overlaps(span))
                .Select(mark => (new TextSpan(Math.Max(mark.Span.Start, span.Start) - span.Start, Math.Min(mark.Span.End, span.End) - span.Start),
                    mark.Finding, mark.Kind))]));
        }
        return paragraphs.ToImmutable();
    }

    private static string? NameOrNull(ActorId id) => ActorRegister.Embedded.Find(id)?.Name;
}
