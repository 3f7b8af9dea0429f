using System.CommandLine;
using System.Globalization;
using Entente.Alignment.IdealPoints;

namespace Entente.Cli.Commands;

/// <summary>`entente ideal-points`: where each state stands in each session of the General Assembly, from its votes.</summary>
public static class IdealPointsCommand
{
    public static Command Create()
    {
        var votes = new Option<string>("--votes") { Description = "File of votes (long, unvotes or wide layout; plain or gzipped).", Required = true };
        var rollCalls = new Option<string?>("--roll-calls") { Description =
            "File of roll calls: rcid, session and, if known, question (shared by roll calls on one text)." };
        var format = new Option<string>("--format") { Description = "Form of the output.", DefaultValueFactory = _ => "csv" };
        format.AcceptOnlyFromAmong("csv");
        var command = new Command("ideal-points",
            "Place states on the first dimension of the General Assembly's votes, session by session.") { votes, rollCalls, format };
        command.SetAction((parsed, cancellation) =>
        {
            Run(parsed.GetValue(votes)!, parsed.GetValue(rollCalls), Console.Out, Console.Error, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }

    private static void Run(string votes, string? rollCalls, TextWriter output, TextWriter messages, CancellationToken cancellation)
    {
        var ballots = VotesFile.Read(votes, rollCalls, StateCodes.Iso3, messages);
        IdealPointFit fit;
        try
        {
            fit = IdealPointModel.Fit(ballots, null, cancellation);
        }
        catch (ArgumentException e)
        {
            throw new UserException($"{votes}: {e.Message}", inner: e);
        }
        if (!fit.Converged) messages.WriteLine($"{votes}: stopped after {fit.Rounds} rounds before the points had settled; read the last digits with care.");
        output.WriteLine("iso3,ccode,session,year,votes,estimate,q05,q95");
        foreach (var point in fit.Points.OrderBy(p => p.Session).ThenBy(p => p.State, StringComparer.Ordinal))
        {
            var year = point.Session + 1945;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{PlainText.OfCell(point.State)},{StateCodes.Cow(point.State, year)},{point.Session},{year},{point.Votes},{point.Estimate:F5},{point.Q05:F5},")
                + string.Create(CultureInfo.InvariantCulture, $"{point.Q95:F5}"));
        }
    }
}
