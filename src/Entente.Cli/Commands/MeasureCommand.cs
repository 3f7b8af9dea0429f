using System.CommandLine;
using System.Globalization;
using Entente.Alignment.Agreement;

namespace Entente.Cli.Commands;

/// <summary>`entente measure NAME`: a classical measure of agreement for pairs of states, session by session.</summary>
public static class MeasureCommand
{
    private static readonly string[] Names = ["agreement", "s", "kappa", "pi"];

    public static Command Create()
    {
        var name = new Argument<string>("NAME") { Description = "agreement (1, 1/2, 0), s (Signorino and Ritter), kappa (Cohen) or pi (Scott)." };
        name.AcceptOnlyFromAmong(Names);
        var votes = new Option<string>("--votes") { Description = "File of votes (long, unvotes or wide layout; plain or gzipped).", Required = true };
        var rollCalls = new Option<string?>("--roll-calls") { Description = "File of roll calls: rcid, session." };
        var states = new Option<string[]>("--states") { Description = "Only pairs of these states (ISO alpha-3); all when left out.",
            AllowMultipleArgumentsPerToken = true };
        var least = new Option<int>("--least") { Description = "Fewer shared votes than this: the value is left empty.", DefaultValueFactory = _ => 1 };
        var command = new Command("measure", "Measure how alike pairs of states vote, session by session, as CSV.") { name, votes, rollCalls, states, least };
        command.SetAction(parsed =>
        {
            Run(parsed.GetValue(name)!, parsed.GetValue(votes)!, parsed.GetValue(rollCalls), parsed.GetValue(states) ?? [], parsed.GetValue(least),
                Console.Out, Console.Error);
            return ExitCode.Done;
        });
        return command;
    }

    private static void Run(string name, string votes, string? rollCalls, string[] states, int least, TextWriter output, TextWriter messages)
    {
        var ballots = VotesFile.Read(votes, rollCalls, StateCodes.Iso3, messages);
        if (states.Length > 0)
        {
            var wanted = states.ToHashSet(StringComparer.Ordinal);
            foreach (var state in states)
                if (!ballots.Exists(b => b.State == state)) throw new UserException(
                    $"{votes}: '{state}' never votes in it. Give ISO alpha-3 codes, like USA PRK.");
            ballots.RemoveAll(b => !wanted.Contains(b.State));
        }
        output.WriteLine("session,year,a,b,votes," + name);
        foreach (var (session, a, b, table) in SessionAgreement.Of(ballots))
        {
            var value = name switch
            {
                "agreement" => AgreementMeasures.Agreement(table, least),
                "s" => AgreementMeasures.SignorinoRitterS(table, least),
                "kappa" => AgreementMeasures.Kappa(table, DistanceForm.Linear, least),
                _ => AgreementMeasures.Pi(table, DistanceForm.Linear, least),
            };
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{session},{session + 1945},{PlainText.OfCell(a)},{PlainText.OfCell(b)},{table.Total},{value:F6}"));
        }
    }
}
