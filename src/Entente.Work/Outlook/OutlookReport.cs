using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Entente.Documents;
using Entente.Outlook;

namespace Entente.Work.Outlook;

/// <summary>The answers to one question about a stream, as text and as JSON.</summary>
internal sealed record OutlookReport(StreamNames Names, EventQuery Query, DateOnly Day, ImmutableArray<StreamFact> Facts,
    ImmutableArray<OutlookReport.Answer> Answers,
    ImmutableArray<int> Horizons)
{
    private const int MostPast = 3, MostReasons = 4;
    private const double LeastReason = 0.05;
    private static readonly JsonWriterOptions Json = new() { Indented = true, Encoder = SafeJson.Encoder };

    /// <param name="Why">Null for one that was not scored in full.</param>
    /// <param name="Within">By horizon; null where the stream is too short to learn it.</param>
    internal sealed record Answer(ExpectedEvent Expected, EventExplanation? Why, ImmutableArray<Occurrence?> Within);

    private string Asked => Query.AsksObject
        ? $"{Names.Entities[Query.Entity]} {Names.Relations[Query.Relation]} ?"
        : $"? {Names.Relations[Query.Relation]} {Names.Entities[Query.Entity]}";

    /// <summary>As text, or as json.</summary>
    public void Write(string format, TextWriter output)
    {
        if (format == "json") WriteJson(output);
        else WriteText(output);
    }

    private void WriteText(TextWriter output)
    {
        DateOnly first = DateOnly.FromDayNumber(Facts[0].Day), last = DateOnly.FromDayNumber(Facts[^1].Day);
        output.WriteLine(Invariant($"{PlainText.OfLine(Asked)} as of {Day:yyyy-MM-dd}; learned from {Facts.Length} events, ")
            + Invariant($"{first:yyyy-MM-dd} to {last:yyyy-MM-dd}."));
        output.WriteLine("The percentage says who, given that it happens on that day; \"within\" says whether it happens at all.");
        if (Answers.IsEmpty) output.WriteLine("Nobody has done anything of the kind so far: no answer.");
        foreach (var answer in Answers)
        {
            output.WriteLine();
            output.WriteLine(Invariant($"{answer.Expected.Chance,4:P0} {PlainText.OfLine(Names.Entities[answer.Expected.Entity])}"));
            if (answer.Why is { } why)
            {
                foreach (var past in why.Past.Take(MostPast)) output.WriteLine($"     {PlainText.OfLine(Told(past, answer.Expected.Entity))}");
                if (why.Past.IsEmpty) output.WriteLine("     no event between the two before");
                var reasons = Weighty(why).Take(MostReasons).Select(r => Invariant($"{InWords(r.Group)} {r.Weight:+0.0;-0.0}")).ToArray();
                if (reasons.Length > 0) output.WriteLine($"     against the other answers: {string.Join(", ", reasons)}");
            }
            output.WriteLine($"     {Within(answer)}");
        }
        if (!Answers.IsEmpty) output.WriteLine(Invariant($"\n{Math.Max(0, 1 - Answers.Sum(a => a.Expected.Chance)),4:P0} somebody else"));
    }

    private static IEnumerable<EventReason> Weighty(EventExplanation why) =>
        why.Reasons.Where(r => r.Group != FeatureGroup.Question && Math.Abs(r.Weight) >= LeastReason);

    private string Told(PastAct past, int entity)
    {
        var (subject, @object) = past.Relation < Names.Relations.Length ? (Query.Entity, entity) : (entity, Query.Entity);
        var ago = Day.DayNumber - past.LastDay;
        return Invariant($"{Names.Entities[subject]} {Names.Relations[past.Relation % Names.Relations.Length]} {Names.Entities[@object]}: ")
            + Invariant($"{past.Times} {(past.Times == 1 ? "time" : "times")}, last {ago} {(ago == 1 ? "day" : "days")} ago")
            + (past.Cases >= PastAct.LeastCases ? Invariant($"; followed by this in {past.Hits} of {past.Cases} such cases") : "");
    }

    private string Within(Answer answer)
    {
        var learned = Horizons.Zip(answer.Within).Where(h => h.Second is not null)
            .Select(h => Invariant($"within {h.First} days {Percent(h.Second!.Chance)} (its own past alone {Percent(h.Second.History)}, ")
                + Invariant($"such pasts {Percent(h.Second.BaseRate)})"));
        var days = OccurrenceForecaster.KnownDays(Facts);
        var short1 = Horizons.Zip(answer.Within).Where(h => h.Second is null)
            .Select(h => $"within {h.First} days: not said, {days} days {(days < Facts[^1].Day - Facts[0].Day + 1
                ? $"since the last silence of over {OccurrenceForecaster.ActiveDays} " : "")}are known and "
                + $"{OccurrenceForecaster.LeastHorizons * h.First} needed");
        return string.Join("; ", learned.Concat(short1));
    }

    private static string Percent(double chance) => chance < 0.001 ? "under 0.1%" : Invariant($"{100 * chance:0.0}%");

    private void WriteJson(TextWriter output)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteString("query", Asked);
            json.WriteString("asOf", Iso(Day.DayNumber));
            json.WriteStartObject("learnedFrom");
            json.WriteNumber("events", Facts.Length);
            json.WriteString("first", Iso(Facts[0].Day));
            json.WriteString("last", Iso(Facts[^1].Day));
            json.WriteEndObject();
            json.WriteStartArray("answers");
            foreach (var answer in Answers) Write(json, answer);
            json.WriteEndArray();
            json.WriteNumber("chanceOfOthers", Round(Math.Max(0, 1 - Answers.Sum(a => a.Expected.Chance))));
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.ToArray()));
    }

    private void Write(Utf8JsonWriter json, Answer answer)
    {
        json.WriteStartObject();
        json.WriteString("entity", Names.Entities[answer.Expected.Entity]);
        json.WriteNumber("chance", Round(answer.Expected.Chance));
        json.WriteStartArray("past");
        foreach (var past in answer.Why?.Past.Take(MostPast) ?? [])
        {
            json.WriteStartObject();
            json.WriteString("relation", Names.Relations[past.Relation % Names.Relations.Length]);
            json.WriteBoolean("byTheAnswer", past.Relation >= Names.Relations.Length);
            json.WriteNumber("times", past.Times);
            json.WriteString("last", Iso(past.LastDay));
            if (past.Cases >= PastAct.LeastCases)
            {
                json.WriteNumber("followed", past.Hits);
                json.WriteNumber("cases", past.Cases);
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("reasons");
        foreach (var reason in answer.Why is { } why ? Weighty(why) : [])
        {
            json.WriteStartObject();
            json.WriteString("kind", InWords(reason.Group));
            json.WriteNumber("logOdds", Math.Round(reason.Weight, 2));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartArray("within");
        foreach (var (days, said) in Horizons.Zip(answer.Within))
        {
            json.WriteStartObject();
            json.WriteNumber("days", days);
            if (said is null) json.WriteString("notSaid", $"the events cover fewer than {OccurrenceForecaster.LeastHorizons * days} days");
            else
            {
                json.WriteNumber("chance", Round(said.Chance));
                json.WriteNumber("history", Round(said.History));
                json.WriteNumber("baseRate", Round(said.BaseRate));
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string InWords(FeatureGroup group) => group switch
    {
        FeatureGroup.SameAct => "same act before",
        FeatureGroup.OtherActs => "other acts of the two",
        FeatureGroup.Reverse => "same act the other way round",
        FeatureGroup.Shares => "share of all it does",
        FeatureGroup.Rules => "what such pasts are followed by",
        FeatureGroup.UsualObject => "usual in this act",
        FeatureGroup.Activity => "active at all",
        FeatureGroup.ThirdParties => "third parties",
        FeatureGroup.Names => "country and role",
        _ => "the question itself",
    };

    private static double Round(double chance) => Math.Round(chance, 6);

    private static string Iso(int dayNumber) => DateOnly.FromDayNumber(dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture).Replace(" %", "%", StringComparison.Ordinal);
}
