using System.CommandLine;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Blocs.Ties;

namespace Entente.Cli.Commands;

/// <summary>The options of `entente blocs` that ask for blocs out of a ledger.</summary>
internal sealed class LedgerBlocsInput
{
    public Option<string?> On { get; } = new("--on") { Description = "The blocs of this year, out of the ledger.", HelpName = "DATE" };
    public Option<string?> From { get; } =
        new("--from") { Description = "First year of a page of blocs through time (-o FILE.html), out of the ledger.", HelpName = "DATE" };
    public Option<string?> To { get; } = new("--to") { Description = "Its last year.", HelpName = "DATE" };

    public Option<string[]> States { get; } = new("--states")
    {
        Description = $"The states to divide, by key or name, with commas between; else the {ActiveStates.Usual} most active ones (docs/methods/blocs.md).",
        AllowMultipleArgumentsPerToken = true,
    };

    public Option<string?> Face { get; } = new("--face") { Description = "The face that ties rest on: votes, security, hostility or sanctions; else all." };

    public Option<double> Threshold { get; } = new("--threshold")
    {
        Description = "How far from the middle of all pairs a face's whole band must lie for a tie, in standard deviations; halved and doubled beside it.",
        DefaultValueFactory = _ => TieRule.UsualThreshold,
    };

    public Option<int> Most { get; } = new("--most") { Description = "How many states are divided where --states names none.",
        DefaultValueFactory = _ => ActiveStates.Usual };
    public Option<string?> Ledger { get; } = LedgerOption.Create();

    public void AddTo(Command command)
    {
        Face.AcceptOnlyFromAmong([.. FaceModel.Faces.Select(FaceModel.Name)]);
        foreach (var option in new Option[] { On, From, To, States, Face, Threshold, Most, Ledger }) command.Options.Add(option);
    }

    /// <summary>Whether a ledger is asked for rather than a graph's file.</summary>
    public bool IsAsked(ParseResult parsed, Option<string> graph)
    {
        var (on, from, to) = (parsed.GetValue(On), parsed.GetValue(From), parsed.GetValue(To));
        if (on is not null && (from ?? to) is not null) throw new UserException(
            "--on asks for one year, --from and --to for a page over years; give one of the two.", ExitCode.WrongUsage);
        if ((from is null) != (to is null)) throw new UserException("--from and --to go together: --from 1950 --to 2024 -o blocs.html.", ExitCode.WrongUsage);
        var asked = (on ?? from) is not null;
        if (asked && parsed.GetValue(graph) is not null) throw new UserException("--graph reads a file, --on and --from a ledger; give one of them.",
            ExitCode.WrongUsage);
        if (!asked && parsed.GetValue(graph) is null) throw new UserException(
            "What is to be divided? --on 2023 takes a year out of the ledger, --graph FILE.csv a file of signed ties.", ExitCode.WrongUsage);
        return asked;
    }

    /// <summary>First and last year; the same for --on.</summary>
    public (int First, int Last) Years(ParseResult parsed)
    {
        if (parsed.GetValue(On) is { } on) return (Year("--on", on), Year("--on", on));
        var (first, last) = (Year("--from", parsed.GetValue(From)!), Year("--to", parsed.GetValue(To)!));
        return first < last ? (first, last)
            : throw new UserException($"--from {first} is not before --to {last}; a page needs two years or more, --on takes one.", ExitCode.WrongUsage);
    }

    public TieRule Rule(ParseResult parsed)
    {
        var threshold = parsed.GetValue(Threshold);
        if (threshold is not (> 0 and < 10)) throw new UserException("--threshold: expected standard deviations above 0 and below 10.", ExitCode.WrongUsage);
        return new TieRule { Face = parsed.GetValue(Face) is { } name ? FaceModel.Faces.First(f => FaceModel.Name(f) == name) : null, Threshold = threshold };
    }

    /// <summary>Absent where none are named.</summary>
    public IReadOnlyList<ActorId>? Named(ParseResult parsed)
    {
        // A name may hold a comma, but then it is given by itself.
        var named = (parsed.GetValue(States) ?? []).SelectMany(text => ActorRegister.Embedded.Resolve(text, null) is not null ? [text]
            : text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                .Select(text => ActorNames.Find("--states", text)).Distinct().ToList();
        return parsed.GetResult(States) is null ? null : named;
    }

    public int MostStates(ParseResult parsed) => parsed.GetValue(Most) is >= 2 and var most ? most
        : throw new UserException("--most: expected a number of 2 or more.", ExitCode.WrongUsage);

    private static int Year(string option, string text) => DateOption.Day(option, text, end: true).Year;
}
