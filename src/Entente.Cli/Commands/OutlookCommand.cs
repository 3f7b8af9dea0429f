using System.CommandLine;
using NodaTime;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook`: what may come next, with reasons, and how good such outlooks have been.</summary>
public static class OutlookCommand
{
    public static Command Create()
    {
        var states = new Argument<string[]>("state")
        {
            Description = "Two states, by key (PRK) or name: the outlook on the pair by the ledger's yearly records. One with --joins.",
            Arity = new ArgumentArity(0, 2),
        };
        var horizon = new Option<string>("--horizon") { Description = "For two states: within one year or three, 1y or 3y.", DefaultValueFactory = _ => "1y" };
        horizon.AcceptOnlyFromAmong("1y", "3y");
        var on = new Option<string?>("--on") { Description = "For two states: only years that were over by this day.", HelpName = "DATE" };
        var issue = new Option<bool>("--issue") { Description =
            "For two states: put what is said on the board, where it stays as it was said, to be decided and scored." };
        var joins = new Option<bool>("--joins") { Description =
            "For one state: with whom it may make a defence pact next, of those that have none with it; the ten likeliest." };
        var ledger = LedgerOption.Create();
        var events = new Option<string?>("--events") { Description =
            "File of events: subject, relation, object and date (YYYY-MM-DD), separated by tabs, with or without a header." };
        var query = new Option<string?>("--query") { Description =
            "\"PRK CONSULT ?\" asks whom, \"? CONSULT PRK\" asks who; of the ledger's events, or of --events FILE." };
        var asOf = new Option<string?>("--as-of") { Description =
            "Day of the outlook; only events before it are known. Left out: the day after the last event." };
        var top = new Option<int>("--top") { Description = "How many answers.", DefaultValueFactory = _ => 10 };
        var format = new Option<string>("--format") { Description = "text or json; csv too for two states.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var seed = new Option<int>("--seed") { Description = "Seed of learning.", DefaultValueFactory = _ => 1 };
        var command = new Command("outlook", "What may come next, with reasons, and how good such outlooks have been.")
        {
            states, horizon, on, issue, joins, ledger, events, query, asOf, top, format, seed, OutlookBacktest.Create(), OutlookSay.Create(),
            OutlookResolve.Create(), OutlookScore.Create(),
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(states) is { Length: > 0 } named)
            {
                if (parsed.GetValue(events) is not null || parsed.GetValue(query) is not null || parsed.GetValue(asOf) is not null)
                    throw new UserException("outlook: --events, --query and --as-of ask a stream of events, two states the ledger. Give one or the other.",
                        ExitCode.WrongUsage);
                LocalDate? until = parsed.GetValue(on) is { } day ? DateOption.Day("--on", day, end: true) : null;
                var years = parsed.GetValue(horizon) == "3y" ? 3 : 1;
                if (parsed.GetValue(joins))
                {
                    if (named.Length != 1 || parsed.GetValue(issue))
                        throw new UserException("--joins: name one state, without --issue, as in 'entente outlook RUS --joins'.", ExitCode.WrongUsage);
                    var state = ActorNames.FindState("state", named[0]);
                    DyadOutlooks.Joins(parsed.GetValue(ledger), state, years, until, cancellation).Write(parsed.GetValue(format)!, Console.Out);
                    return Task.FromResult(ExitCode.Done);
                }
                var said = DyadOutlooks.Of(parsed.GetValue(ledger), ActorNames.FindPair(named), years, until, cancellation);
                said.Write(parsed.GetValue(format)!, Console.Out);
                if (parsed.GetValue(issue)) OutlookIssue.Run(said, parsed.GetValue(ledger), TimeProvider.System, cancellation);
                return Task.FromResult(ExitCode.Done);
            }
            if (parsed.GetValue(joins)) throw new UserException("--joins: name a state, as in 'entente outlook RUS --joins'.", ExitCode.WrongUsage);
            if (parsed.GetValue(issue)) throw new UserException("--issue: name two states, as in 'entente outlook RUS PRK --issue'.", ExitCode.WrongUsage);
            if (parsed.GetValue(query) is not { } asked)
                throw new UserException("outlook: two states (`entente outlook RUS PRK`), or --query \"PRK CONSULT ?\" to ask the ledger's events or "
                    + "those of --events FILE; or see `entente outlook backtest --help`.", ExitCode.WrongUsage);
            if (parsed.GetValue(format) == "csv")
                throw new UserException("--format csv is for the outlook on two states. Use text or json.", ExitCode.WrongUsage);
            if (parsed.GetValue(top) is < 1 or > StreamOutlook.MostAnswers)
                throw new UserException($"--top: a number from 1 to {StreamOutlook.MostAnswers} is expected.", ExitCode.WrongUsage);
            LocalDate? before = parsed.GetValue(asOf) is { } text ? DateOption.Day("--as-of", text, end: false) : null;
            var table = parsed.GetValue(events) is { } path ? EventTable.Read(path) : EventTable.OfLedger(parsed.GetValue(ledger), before);
            StreamOutlook.Ask(table, asked, before?.ToDateOnly(), parsed.GetValue(top), parsed.GetValue(seed), cancellation)
                .Write(parsed.GetValue(format)!, Console.Out);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
