using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Entente.Outlook;
using Entente.Store.Outlook;
using NodaTime;

namespace Entente.Work.Inputs;

/// <summary>
/// A stream of events in one file: subject, relation, object and date (YYYY-MM-DD), separated by tabs, with or without a header, in any order.
/// Rows that cannot be read are kept apart with their line; a row given twice counts once.
/// </summary>
internal sealed record EventTable(string Path, ImmutableArray<EventTable.Row> Rows, ImmutableArray<string> Bad, int Doubled, int OutOfOrder)
{
    private static readonly string[] Columns = ["subject", "relation", "object", "date"];

    /// <summary>One event as the file names it.</summary>
    internal readonly record struct Row(DateOnly Date, string Subject, string Relation, string Object);

    /// <summary>Events before a day, numbered for learning; the day of a fact is its <see cref="DateOnly.DayNumber"/>.</summary>
    internal sealed record Stream(StreamNames Names, ImmutableArray<StreamFact> Facts);

    /// <exception cref="UserException">No such file, or no row that can be read.</exception>
    public static EventTable Read(string path)
    {
        if (!File.Exists(path)) throw new UserException(
            $"{path}: no such file. Name a file with rows of subject, relation, object and date (YYYY-MM-DD), separated by tabs.");
        var rows = new HashSet<Row>();
        var bad = new List<string>();
        int number = 0, doubled = 0, outOfOrder = 0;
        int[] places = [0, 1, 2, 3];
        var latest = DateOnly.MinValue;
        foreach (var line in File.ReadLines(path, new UTF8Encoding(false)))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            var fields = line.Split('\t', StringSplitOptions.TrimEntries);
            if (number == 1 && Header(fields) is { } header)
            {
                places = header;
                continue;
            }
            if (Fault(fields, places, out var row) is { } fault)
            {
                bad.Add($"{path}:{number}: {fault}");
                continue;
            }
            if (row.Date < latest) outOfOrder++;
            else latest = row.Date;
            if (!rows.Add(row)) doubled++;
        }
        if (rows.Count == 0)
            throw new UserException(bad.Count == 0
                ? $"{path}: no event. Expected rows of subject, relation, object and date (YYYY-MM-DD), separated by tabs."
                : $"{path}: none of {bad.Count} rows can be read; the first: {bad[0]}");
        var ordered = rows.OrderBy(r => r.Date).ThenBy(r => r.Subject, StringComparer.Ordinal).ThenBy(r => r.Relation, StringComparer.Ordinal)
            .ThenBy(r => r.Object, StringComparer.Ordinal);
        return new(path, [.. ordered], [.. bad], doubled, outOfOrder);
    }

    /// <summary>The events that a ledger holds; <see cref="Path"/> names the ledger.</summary>
    /// <exception cref="UserException">It holds none before the day.</exception>
    public static EventTable OfLedger(string? ledger, LocalDate? before)
    {
        using var file = LedgerLocation.OpenToRead(ledger);
        var stream = EventStream.Of(file, before);
        var name = PlainText.OfLine(file.FilePath);
        if (stream.Undated > 0) Console.Error.WriteLine(
            $"entente: {stream.Undated} {(stream.Undated == 1 ? "event" : "events")} of documents left out: not dated to a day.");
        if (stream.Events.IsEmpty) throw new UserException(
            $"{name}: no event between two states{(before is { } day ? $" known before {day:uuuu-MM-dd}" : "")} that is dated to a day. Read documents "
                + "into it, load event data ('entente data' lists icews, gdelt, polecat), or name a file with --events.");
        var from = stream.Datasets.Append(stream.OfDocuments > 0 ? "documents" : "").Where(d => d.Length > 0);
        Console.Error.WriteLine($"entente: {stream.Events.Length} events between states from {name}: {string.Join(", ", from)}.");
        return new(name, [.. stream.Events.Select(e => new Row(e.Day.ToDateOnly(), e.Actor.Value, e.Act, e.Recipient.Value))], [], 0, 0);
    }

    /// <summary>What is known before a day: no later name has a number.</summary>
    public Stream Before(DateOnly day)
    {
        Dictionary<string, int> entities = new(StringComparer.Ordinal), relations = new(StringComparer.Ordinal);
        var facts = ImmutableArray.CreateBuilder<StreamFact>();
        foreach (var row in Rows.TakeWhile(r => r.Date < day))
            facts.Add(new(Number(entities, row.Subject), Number(relations, row.Relation), Number(entities, row.Object), row.Date.DayNumber));
        return new(new([.. entities.OrderBy(e => e.Value).Select(e => e.Key)], [.. relations.OrderBy(r => r.Value).Select(r => r.Key)]), facts.ToImmutable());
    }

    /// <summary>All of it in three parts by time, for scoring forecasts: the last tenth of the events, by whole days, the tenth before, and the rest.</summary>
    /// <exception cref="UserException">Fewer than three days.</exception>
    public EventFolder InParts()
    {
        var (names, facts) = Before(DateOnly.MaxValue);
        var days = facts.Select(f => f.Day).Distinct().Order().ToArray();
        if (days.Length < 3) throw new UserException(
            $"{Path}: its events are of {days.Length} {(days.Length == 1 ? "day" : "days")}; at least three are needed to forecast some from others.");
        int DayAt(double share) => facts[(int)(share * (facts.Length - 1))].Day;
        var test = Math.Max(DayAt(0.9), days[2]);
        var valid = Math.Min(Math.Max(DayAt(0.8), days[1]), days[^2]);
        if (valid >= test) test = days.First(d => d > valid);
        return new(names, [.. facts.Where(f => f.Day < valid)], [.. facts.Where(f => f.Day >= valid && f.Day < test)], [.. facts.Where(f => f.Day >= test)])
        {
            Step = 1,
        };
    }

    private static int Number(Dictionary<string, int> numbers, string name)
    {
        numbers.TryAdd(name, numbers.Count);
        return numbers[name];
    }

    private static int[]? Header(string[] fields)
    {
        var places = Columns.Select(c => Array.FindIndex(fields, f => f.Equals(c, StringComparison.OrdinalIgnoreCase))).ToArray();
        return places.All(p => p >= 0) ? places : null;
    }

    private static string? Fault(string[] fields, int[] places, out Row row)
    {
        row = default;
        if (fields.Length <= places.Max()) return $"{fields.Length} {(fields.Length == 1 ? "value" : "values")} where subject, relation, object "
            + $"and date are expected, separated by tabs.";
        var date = fields[places[3]];
        for (var i = 0; i < 3; i++)
            if (fields[places[i]].Length == 0) return $"the {Columns[i]} is empty.";
        if (!DateOnly.TryParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return $"'{PlainText.OfLine(date)}' is no date; YYYY-MM-DD is expected.";
        row = new(day, fields[places[0]], fields[places[1]], fields[places[2]]);
        return null;
    }
}
