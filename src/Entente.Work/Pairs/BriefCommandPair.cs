using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Briefs;
using Entente.Coding;
using Entente.Findings;
using Entente.Ledger;
using Entente.Panels;
using Entente.Record;
using Entente.Store;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using Entente.Store.Review;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Pairs;

/// <summary>`entente brief A B`: gathers from the ledger what a brief on two states is made from.</summary>
internal static class BriefCommandPair
{
    public static Brief Make(string one, string other, int? from, int? to, LocalDate? asOf, string? ledgerOption, CancellationToken cancellation, out Run run)
    {
        var (a, b) = (State(one), State(other));
        if (a == b) throw new UserException($"Both are {a}; a brief is on two states.", ExitCode.WrongUsage);
        using var ledger = LedgerLocation.OpenForFigures(ledgerOption, cancellation);
        return Make(ledger, a, b, from, to, asOf, cancellation, out run);
    }

    public static Brief Make(LedgerFile ledger, ActorId a, ActorId b, int? from, int? to, LocalDate? asOf, CancellationToken cancellation, out Run run)
    {
        var register = ActorRegister.Embedded;
        var last = Math.Min(to ?? PairLabels.All.Max(l => Indicators.Find(l.Indicator)!.CoverageLast is < 9999 and var end ? end : 0),
            asOf is { } known ? KnownBy.LastYear(known) : 9998);
        var votes = from is null ? PairRecordReader.Read(ledger, register, Indicators.Find("un.agreement")!, a, b, Math.Min(1946, last), last,
            cancellation) : [];
        var first = from ?? votes.SelectMany(r => r.Values).Where(v => v.Value is not null).Select(v => v.Year).DefaultIfEmpty(Math.Min(1946, last)).Min();
        if (first > last) throw new UserException($"--from {first} is after {last}, the last year.", ExitCode.WrongUsage);
        // The two stand for a state in a year; a pair that never was has no brief.
        bool Lived(ActorId state, int year) => register.MembershipsIn(StateSystem.Cow).Any(m => m.State == state && m.First.Year <= year
            && (m.Last is not { } end || end.Year >= year));
        if (!Enumerable.Range(first, last - first + 1).Any(y => Lived(a, y) && Lived(b, y)))
            throw new UserException($"{ActorNames.Of(a)} and {ActorNames.Of(b)} never existed together between {first} and {last}.");
        var series = new List<PairSeries>();
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        var used = new List<SourceFile>();
        foreach (var (name, _) in PairLabels.All)
        {
            var indicator = Indicators.Find(name)!;
            if (name.StartsWith("visit.", StringComparison.Ordinal) && a.Value != "USA" && b.Value != "USA") continue;
            var records = PairRecordReader.Read(ledger, register, indicator, a, b, first, last, cancellation);
            if (records.IsEmpty)
            {
                missing.Add(indicator.Dataset);
                continue;
            }
            used.AddRange(records.SelectMany(r => r.Files));
            // A duty that holds both ways is told once.
            var both = records.Length == 2 && records[0].Values.SequenceEqual(records[1].Values) && name.StartsWith("alliance.", StringComparison.Ordinal);
            foreach (var record in both ? records.Take(1) : records)
                series.Add(new PairSeries(indicator, both ? null : record.Actor,
                    asOf is { } cut ? [.. record.Values.Select(v => (v.Year, v.Year <= KnownBy.LastYear(cut) ? v.Value : null))] : record.Values,
                    [.. record.Sources.Select(s => new RecordEvidence(s.Dataset, s.Version,
                        $"{name} of {a} and {b}{(both || record.Actor is null ? "" : $", by {record.Actor}")}, {first} to {last}") { Rows = record.Rows })]));
        }

        var view = Claims(ledger, a, b, asOf);
        var hashes = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var sources = ImmutableArray.CreateBuilder<BriefSource>();
        foreach (var group in view.Claims.GroupBy(c => c.DocumentId).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var document = StoredDocument.Of(ledger, group.Key) ?? throw new UserException($"Document {group.Key} is not in the ledger.", ExitCode.Untraceable);
            foreach (var claim in group)
                if (document.Mismatch(claim) is { } mismatch) throw new UserException(mismatch + ".", ExitCode.Untraceable);
            hashes.Add(document.Id, document.Sha256);
            sources.Add(new BriefSource(document.Location, document.Title ?? "a document", document.Sha256, null));
        }
        foreach (var file in used.DistinctBy(f => f.Sha256).OrderBy(f => f.Dataset, StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal))
            sources.Add(new BriefSource($"{file.Dataset} {file.Version}",
                Path.GetFileName(file.Name) + (file.DaysOnly ? ", for the days of roll calls" : ""), file.Sha256, DatasetCatalog.Find(file.Dataset)?.Citation));
        var faces = FaceReader.Read(ledger, register, new AlignmentRequest { To = new LocalDate(last, 12, 31), AsOf = asOf, Pair = new Dyad(a, b) },
            0, cancellation);
        var (amongA, amongB) = Others(ledger, register, series, a, b, cancellation);
        run = new Run
        {
            Command = "brief",
            Options = ImmutableSortedDictionary<string, string>.Empty.Add("pair", $"{a} {b}")
                .Add("from", first.ToString(CultureInfo.InvariantCulture)).Add("to", last.ToString(CultureInfo.InvariantCulture))
                .Add("as-of", asOf?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture) ?? ""),
            Inputs = [.. sources.Select(s => new RunInput(s.Name, s.Sha256)).Distinct()],
            Started = TimeProvider.System.GetUtcNow().UtcDateTime,
        };
        return PairBrief.Compose(new PairMaterial
        {
            A = a, B = b, FirstYear = first, LastYear = last, AsOf = asOf, RunId = run.Id, Version = LedgerFile.ProgramVersion,
            Faces = faces.Of(new Dyad(a, b)) is { } evidence && evidence.Exists.Any(e => e) ? PairFaces.Run(evidence, FaceParametersFile.Embedded) : null,
            FaceRecords = FaceRecords(faces, a, b),
            Reasons = [.. ReasonReader.Read(ledger, register, new Dyad(a, b), last, cancellation)],
            Series = [.. series], AmongA = amongA, AmongB = amongB, Claims = view.Claims, Events = view.Events, Contested = view.Contested,
            DocumentHashes = hashes.ToImmutable(), NotLoaded = [.. missing], Sources = sources.ToImmutable(),
        }).WithReviews(Verdicts.Of(ledger, view.Claims.Select(c => c.Id), asOf));
    }

    private static ImmutableArray<(Face, StandingRecord?, RecordEvidence)> FaceRecords(FaceRecords faces, ActorId a, ActorId b) =>
        [.. faces.Sources.Where(s => s.Face is not null)
            .Select(s => (s.Face!.Value, s.Record,
                new RecordEvidence(s.Dataset, s.Version, $"{PairFaceWords.What(s)}, of {a} and {b}, {s.First} to {s.Last}")))];

    private static ActorId State(string text)
    {
        var id = ActorNames.Find("brief", text);
        return ActorRegister.Embedded.Find(id)!.Kind is ActorKind.State ? id
            : throw new UserException($"'{PlainText.OfLine(text)}' is no state. With two arguments, 'entente brief' wants two states, like RUS PRK.",
            ExitCode.WrongUsage);
    }

    private static (ImmutableArray<Claim> Claims, ImmutableArray<LedgerEvent> Events,
        ImmutableArray<ContestedMatter> Contested) Claims(LedgerFile ledger, ActorId a, ActorId b, LocalDate? asOf)
    {
        LedgerView[] views = [LedgerView.Of(ledger, new ClaimFilter { Actor = a, AsOf = asOf }, ActorNames.Of),
            LedgerView.Of(ledger, new ClaimFilter { Recipient = a, AsOf = asOf }, ActorNames.Of)];
        static IEnumerable<ActorMention> Mentions(Claim c) => new[] { c.Actor, c.Recipient }.OfType<ActorMention>().Concat(c.Subjects);
        var around = views.SelectMany(v => v.Around).DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        bool Names(ClaimId id, ActorId actor) => Mentions(around[id]).Any(m => m.Actor == actor);
        var propositions = views.SelectMany(v => v.Propositions).DistinctBy(p => p.Id)
            .Where(p => p.For.Concat(p.Against).Concat(p.Neither).Any(id => Names(id, a) && Names(id, b))).ToList();
        var matters = propositions.Select(p => p.Matter).ToHashSet();
        var events = views.SelectMany(v => v.Events).DistinctBy(e => e.Id).Where(e => e.Claims.Any(id => Names(id, a) && Names(id, b)))
            .OrderBy(e => e.Date).ThenBy(e => e.Id).ToImmutableArray();
        var contested = ContestedMatter.Of(views.SelectMany(v => v.Propositions).DistinctBy(p => p.Id).Where(p => matters.Contains(p.Matter)), around.Values);
        var told = contested.SelectMany(m => m.For.Concat(m.Against)).Concat(events.SelectMany(e => e.Claims).Select(id => around[id])).DistinctBy(c => c.Id);
        return ([.. told.OrderBy(c => c.DocumentId, StringComparer.Ordinal).ThenBy(c => c.Quote).ThenBy(c => c.Id)], events, contested);
    }

    private static ((int, int)?, (int, int)?) Others(LedgerFile ledger, ActorRegister register, List<PairSeries> series, ActorId a, ActorId b,
        CancellationToken cancellation)
    {
        var shared = series.Find(s => s.Indicator.Name == "un.shared");
        var agreement = series.Find(s => s.Indicator.Name == "un.agreement");
        if (shared is null || agreement is null) return (null, null);
        var full = shared.Known.Where(v => v.Value >= PairBrief.LeastCalls).ToList();
        if (full.Count == 0) return (null, null);
        var year = full[^1].Year;
        var own = agreement.Known.First(v => v.Year == year).Value;
        var panel = PanelReader.Read(ledger, register, new PanelRequest { Indicators = [agreement.Indicator, shared.Indicator],
            From = new LocalDate(year, 1, 1), To = new LocalDate(year, 12, 31) }, cancellation);
        (int, int)? Among(ActorId state, ActorId other)
        {
            var values = Enumerable.Range(0, panel.Count).Where(row => (panel.Actor(row) == state || panel.Recipient(row) == state)
                && panel.Actor(row) != other && panel.Recipient(row) != other && panel[row, 1] >= PairBrief.LeastCalls)
                .Select(row => panel[row, 0]).OfType<double>().ToList();
            return values.Count < 10 ? null : (values.Count(v => v > own), values.Count);
        }
        return (Among(a, b), Among(b, a));
    }
}
