using System.Collections.Immutable;
using System.CommandLine;
using Entente.Blocs;
using Entente.Blocs.Ties;
using Entente.Briefs.BlocPages;

namespace Entente.Cli.Commands;

/// <summary>`entente blocs --on` and `--from`: the blocs of a year, or of many, out of a ledger.</summary>
internal static class BlocsOfLedger
{
    public static int Run(ParseResult parsed, LedgerBlocsInput input, DivisionOptions division, int? draws, Option<string> format, Option<string?> output)
    {
        if (draws is < 0) throw new UserException("--draws: expected a number of 0 or more.", ExitCode.WrongUsage);
        var (first, last) = input.Years(parsed);
        var (rule, named, most) = (input.Rule(parsed), input.Named(parsed), input.MostStates(parsed));
        var path = parsed.GetValue(output);
        var pages = first < last;
        var style = pages ? "html" : OutputEnding.FormatOf(parsed, format, output, "text", "json", "csv", "graphml", "gexf");
        if (pages) OutputEnding.Check(path, "html", "html");
        if (!pages && style == "html") throw new UserException("--format html is a page over years: --from 1950 --to 2024 -o blocs.html.", ExitCode.WrongUsage);
        if (pages && path is null) throw new UserException("--from and --to write a page; say where with -o blocs.html.", ExitCode.WrongUsage);
        using var interrupt = new Interrupt();
        using var file = LedgerLocation.OpenForFigures(parsed.GetValue(input.Ledger), interrupt.Token);
        var blocs = LedgerBlocs.Read(file, rule, first, last, named, most, interrupt.Token);
        var options = new BlocStudyOptions { Rule = rule, Division = division, Draws = draws ?? LedgerBlocs.UsualDraws, Seed = division.Seed };
        var study = BlocStudy.Of(blocs.In(last), blocs.StatesIn(last), options, interrupt.Token);
        if (interrupt.Token.IsCancellationRequested) Console.Error.WriteLine("entente: interrupted; the best found so far is given with its bound.");
        if (!pages)
        {
            var report = new LedgerBlocsReport(last, study, [.. blocs.Coverage(last)]);
            Output.Write(path, to => report.Write(to, style));
            return ExitCode.Done;
        }
        using var progress = new ProgressLine("years", last - first + 1, things: true);
        var years = new List<BlocYear>();
        for (var year = first; year <= last && !interrupt.Token.IsCancellationRequested; year++)
        {
            progress.Report(year - first);
            var ties = year == last ? study.Ties : BlocStudy.TiesOf(blocs.In(year), rule);
            years.Add(new(year, [.. blocs.StatesIn(year)], ties, year == last ? study.Division : Divider.Divide(BlocStudy.GraphOf(ties), division,
                interrupt.Token)));
        }
        if (interrupt.Token.IsCancellationRequested) throw new OperationCanceledException(interrupt.Token);
        var names = blocs.States.ToImmutableDictionary(s => s.Value,
            s => LedgerBlocsReport.Name(s.Value, years.LastOrDefault(y => y.States.Contains(s.Value))?.Year ?? last));
        var material = new BlocPageMaterial { Course = BlocCourse.Of(years), Last = study, Names = names, Record = [.. blocs.Coverage(last)] };
        Output.Write(path, to => to.Write(BlocPage.Write(material)));
        return ExitCode.Done;
    }
}
