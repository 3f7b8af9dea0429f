using System.Globalization;
using Entente.Alignment.IdealPoints;

namespace Entente.Work.Inputs;

/// <summary>
/// Votes of the General Assembly in any of three layouts: long (rcid, date, iso3, vote), unvotes (rcid, country, country_code, vote, with the
/// roll calls in a second file) and the wide matrix (rcid, date, issue flags, one column a state).
/// </summary>
public static class VotesFile
{
    /// <summary>How many bad rows are named one by one before the rest are only counted.</summary>
    private const int NamedRejections = 5;

    /// <param name="path">Plain or gzipped.</param>
    /// <param name="rollCallsPath">Roll calls with rcid, session and unres; needed for the unvotes layout where no *_roll_calls_* file lies beside it.</param>
    /// <param name="stateOf">ISO alpha-3 for a country's name and alpha-2 code; null when unknown.</param>
    /// <param name="messages">Where rejected rows are reported.</param>
    /// <exception cref="UserException">The layout is none of the three, or no ballot could be read.</exception>
    public static List<Ballot> Read(string path, string? rollCallsPath, Func<string, string, string?> stateOf, TextWriter messages)
    {
        using var table = new TableFile(path);
        var beside = rollCallsPath ?? Beside(path);
        var rollCalls = beside is null ? null : ReadRollCalls(beside);
        var rejections = new Rejections(path, messages);
        List<Ballot> ballots;
        if (table.Find("iso3") >= 0 && table.Find("vote") >= 0) ballots = ReadLong(table, rollCalls, rejections);
        else if (table.Find("country") >= 0 && table.Find("vote") >= 0)
            ballots = ReadUnvotes(table, rollCalls ?? throw new UserException(
                $"{path}: the unvotes layout has no dates, and no roll calls lie beside it. Name them with --roll-calls FILE "
                + "(columns rcid, session)."), stateOf, rejections);
        else if (table.Find("rcid") >= 0 && table.Find("USA") >= 0) ballots = ReadWide(table, rollCalls, rejections);
        else
            throw new UserException($"{path}:1: no votes layout known here: found columns {string.Join(", ", table.Header.Take(8))}. "
                + "Expected rcid,date,iso3,vote; or rcid,country,country_code,vote; or rcid,date and one column a state.");
        rejections.Sum();
        return ballots.Count > 0 ? ballots : throw new UserException($"{path}: no yes, no or abstention in it. Check that this is a file of votes.");
    }

    /// <summary>The regular session in which a day falls: the Assembly opens in September; all of 1946 is the first.</summary>
    public static int SessionOf(int year, int month) => Math.Max(1, month >= 9 ? year - 1945 : year - 1946);

    private readonly record struct RollCall(int Session, string? Question);

    private static string? Beside(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var name = Path.GetFileName(path);
        if (!name.Contains("_votes_", StringComparison.Ordinal)) return null;
        var sibling = Path.Combine(folder, name.Replace("_votes_", "_roll_calls_", StringComparison.Ordinal));
        return File.Exists(sibling) ? sibling : null;
    }

    private static Dictionary<string, RollCall> ReadRollCalls(string path)
    {
        using var table = new TableFile(path);
        int rcid = table.Require("rcid", "key of the roll call"), session = table.Require("session", "number of the session");
        var question = table.Find("question");
        var result = new Dictionary<string, RollCall>(StringComparer.Ordinal);
        var row = new List<string>();
        while (table.Read(row))
        {
            if (row.Count != table.Header.Count || !int.TryParse(row[session], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                throw new UserException($"{path}:{table.Line}: session '{(row.Count > session ? row[session] : "")}' is no number. Correct the row.");
            result[row[rcid]] = new RollCall(number, question >= 0 && row[question] is { Length: > 0 } q ? q : null);
        }
        return result;
    }

    private static List<Ballot> ReadLong(TableFile table, Dictionary<string, RollCall>? rollCalls, Rejections rejections)
    {
        int rcid = table.Require("rcid", "key of the roll call"), iso3 = table.Find("iso3"), vote = table.Find("vote");
        var dated = new SessionReader(table, rollCalls);
        var states = new Dictionary<string, string>(StringComparer.Ordinal);
        var ballots = new List<Ballot>();
        var row = new List<string>();
        while (table.Read(row))
        {
            if (row.Count != table.Header.Count) rejections.Add(table.Line, $"{row.Count} fields where the header has {table.Header.Count}");
            else if (!Choice(row[vote], out var choice)) rejections.Add(table.Line, VoteMessage(row[vote]));
            else if (dated.Of(row, row[rcid]) is not { } place) rejections.Add(table.Line, dated.Message(row));
            else if (choice is { } made)
            {
                if (!states.TryGetValue(row[iso3], out var state)) states.Add(row[iso3], state = row[iso3]);
                ballots.Add(new Ballot(dated.Key, place.Session, state, made, place.Question));
            }
        }
        return ballots;
    }

    private static List<Ballot> ReadUnvotes(TableFile table, Dictionary<string, RollCall> rollCalls, Func<string, string, string?> stateOf,
        Rejections rejections)
    {
        int rcid = table.Require("rcid", "key of the roll call"), country = table.Find("country"), code = table.Find("country_code"), vote = table.Find("vote");
        var states = new Dictionary<(string, string), string?>();
        var ballots = new List<Ballot>();
        var row = new List<string>();
        while (table.Read(row))
        {
            if (row.Count != table.Header.Count) { rejections.Add(table.Line, $"{row.Count} fields where the header has {table.Header.Count}"); continue; }
            var name = (row[country], code < 0 ? "" : row[code]);
            if (!states.TryGetValue(name, out var state)) states.Add(name, state = stateOf(name.Item1, name.Item2));
            if (!Choice(row[vote], out var choice)) rejections.Add(table.Line, VoteMessage(row[vote]));
            else if (state is null) rejections.Add(table.Line, $"no state '{name.Item1}' in the register");
            else if (!rollCalls.TryGetValue(row[rcid], out var call)) rejections.Add(table.Line, $"roll call {row[rcid]} is not among the roll calls");
            else if (choice is { } made) ballots.Add(new Ballot(row[rcid], call.Session, state, made, call.Question));
        }
        return ballots;
    }

    private static List<Ballot> ReadWide(TableFile table, Dictionary<string, RollCall>? rollCalls, Rejections rejections)
    {
        var rcid = table.Require("rcid", "key of the roll call");
        var dated = new SessionReader(table, rollCalls);
        var states = Enumerable.Range(0, table.Header.Count)
            .Where(c => table.Header[c].Length == 3 && table.Header[c].All(char.IsAsciiLetterUpper)).ToArray();
        var ballots = new List<Ballot>();
        var row = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read(row))
        {
            if (row.Count != table.Header.Count) { rejections.Add(table.Line, $"{row.Count} fields where the header has {table.Header.Count}"); continue; }
            if (dated.Of(row, row[rcid]) is not { } place) { rejections.Add(table.Line, dated.Message(row)); continue; }
            // Some copies give two roll calls one number; a row is a roll call whatever its number.
            var key = seen.Add(row[rcid]) ? row[rcid] : $"{row[rcid]}@{table.Line}";
            foreach (var c in states)
                if (!Choice(row[c], out var choice)) rejections.Add(table.Line, $"{table.Header[c]}: {VoteMessage(row[c])}");
                else if (choice is { } made) ballots.Add(new Ballot(key, place.Session, table.Header[c], made, place.Question));
        }
        return ballots;
    }

    private static string VoteMessage(string found) => $"vote '{found}' is none of yes, abstain, no, absent, nonmember, 1, 2, 3, 8, 9";

    // False: not a vote at all; null: an absence.
    private static bool Choice(string text, out BallotChoice? choice)
    {
        choice = text switch
        {
            "yes" or "1" or "1.0" => BallotChoice.Yes,
            "abstain" or "2" or "2.0" => BallotChoice.Abstain,
            "no" or "3" or "3.0" => BallotChoice.No,
            _ => null,
        };
        return choice is not null || text is "absent" or "8" or "8.0" or "nonmember" or "9" or "9.0" or "" or "NA";
    }

    private sealed class SessionReader(TableFile table, Dictionary<string, RollCall>? rollCalls)
    {
        private readonly int session = table.Find("session");
        private readonly int date = table.Find("date");
        private string key = "";
        private RollCall? last;

        public string Key => key;

        public RollCall? Of(List<string> row, string rcid)
        {
            if (rcid == key) return last;
            key = rcid;
            if (rollCalls is not null && rollCalls.TryGetValue(rcid, out var call)) return last = call;
            if (session >= 0 && int.TryParse(row[session], NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return last =
                new RollCall(number, null);
            if (date >= 0 && DateOnly.TryParseExact(row[date], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                return last = new RollCall(SessionOf(day.Year, day.Month), null);
            return last = null;
        }

        public string Message(List<string> row) =>
            date < 0 ? "neither a session nor a date" : $"date '{row[date]}' is not of the form 2024-06-18";
    }

    private sealed class Rejections(string path, TextWriter messages)
    {
        private int count;

        public void Add(int line, string reason)
        {
            if (++count <= NamedRejections) messages.WriteLine($"{path}:{line}: {reason}; row left out.");
        }

        public void Sum()
        {
            if (count > NamedRejections) messages.WriteLine($"{path}: {count} rows left out in all.");
        }
    }
}
