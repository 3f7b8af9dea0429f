using System.CommandLine;
using Entente.Findings;
using Entente.Outlook;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook backtest`: forecasts every event of a stream's last part from what came before its day, and scores them.</summary>
internal static class OutlookBacktest
{
    public static Command Create()
    {
        var events = new Option<string?>("--events")
        {
            Description = "Folder with train.txt, valid.txt, test.txt (subject, relation, object, time by number) and stat.txt; names in "
                + "entity2id.txt and relation2id.txt. Without it and without --kind: the events between states that the ledger holds, the last tenth forecast.",
        };
        var kind = new Option<string?>("--kind") 
        {
            Description = "Score instead the outlooks on pairs of states by the ledger's yearly records: dispute, sanction, pact or visit.",
        };
        kind.AcceptOnlyFromAmong([.. DyadKinds.All.Select(k => k.Name)]);
        var format = new Option<string>("--format") { Description = "Form of the table of --kind.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "csv", "json");
        var ledger = LedgerOption.Create();
        var dump = new Option<string?>("--dump") { Description = "File for the rankings: row of the part, o or s, entity:score from the highest; TSV." };
        var part = new Option<string>("--part") { Description = "Part that is forecast.", DefaultValueFactory = _ => "test" };
        part.AcceptOnlyFromAmong("test", "valid");
        var model = new Option<string>("--model")
        {
            Description = "additive gives reasons; full ranks a little better and gives none; recurrency is the baseline: what happened before happens again.",
            DefaultValueFactory = _ => "additive",
        };
        model.AcceptOnlyFromAmong("additive", "full", "recurrency");
        var horizon = new Option<int?>("--horizon")
        {
            Description = "Score instead the chance of at least one event of a relation from one to another within so many days of the stream, "
                + "from several days of the part; "
                + "with --kind within 1 or 3 years, both by default.",
        };
        var noNames = new Option<bool>("--no-names") { Description = "Leave out what names say: country and role." };
        var explain = new Option<int>("--explain") { Description = "Print the reasons of this many first answers that came true.",
            DefaultValueFactory = _ => 0 };
        var seed = new Option<int>("--seed") { Description = "Seed of learning.", DefaultValueFactory = _ => 1 };
        var command = new Command("backtest", "Forecast every event of a stream's last part, day by day, and score the forecasts.")
        {
            events, dump, part, model, horizon, noNames, explain, seed, kind, format, ledger,
        };
        command.SetAction((parsed, cancellation) =>
        {
            if (parsed.GetValue(kind) is { } asked)
            {
                if (parsed.GetValue(events) is not null)
                    throw new UserException("outlook backtest: --events and --kind score different forecasts. Give one of them.", ExitCode.WrongUsage);
                if (parsed.GetValue(horizon) is { } years and not (1 or 3))
                    throw new UserException($"--horizon {years}: outlooks on pairs of states are for 1 or 3 years.", ExitCode.WrongUsage);
                int[] horizons = parsed.GetValue(horizon) is { } one ? [one] : [1, 3];
                var which = DyadKinds.All.First(k => k.Name == asked).Kind;
                DyadBacktestTable.Run(parsed.GetValue(ledger), which, horizons, parsed.GetValue(format)!, Console.Out, cancellation);
                return Task.FromResult(ExitCode.Done);
            }
            var options = new ForecasterOptions { Additive = parsed.GetValue(model) == "additive", Seed = parsed.GetValue(seed) };
            if (!options.Additive) options = options with { Units = 48 };
            if (!options.Additive && parsed.GetValue(explain) > 0) throw new UserException("--explain needs --model additive: the others have no reasons.",
                ExitCode.WrongUsage);
            var test = parsed.GetValue(part) == "test";
            var folder = parsed.GetValue(events) is { } path ? EventFolder.Read(path, !parsed.GetValue(noNames))
                : StreamBacktest.OfLedger(parsed.GetValue(ledger));
            if (parsed.GetValue(horizon) is { } days) OccurrenceBacktest.Run(folder, test, days, parsed.GetValue(seed), cancellation);
            else if (parsed.GetValue(model) == "recurrency") StreamBacktest.RunRecurrency(folder, test, parsed.GetValue(dump), cancellation);
            else StreamBacktest.Run(folder, test, parsed.GetValue(dump), parsed.GetValue(explain), options, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
