using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente turning-points`: where a series of any sort takes a new course.</summary>
public static class TurningPointsCommand
{
    public static Command Create()
    {
        var series = new Option<string>("--series") { Description = "CSV file: period, then one or more columns of values; an empty value is a gap.",
            Required = true };
        var format = new Option<string>("--format") { Description = "Form of the output.", DefaultValueFactory = _ => "json" };
        format.AcceptOnlyFromAmong("json", "text");
        var method = new Option<string>("--method") { Description =
            "segmentation looks at the whole series; online goes row by row and never looks ahead.", DefaultValueFactory = _ => "segmentation" };
        method.AcceptOnlyFromAmong("segmentation", "online");
        var command = new Command("turning-points", "Find the rows at which a series takes a new course, with probability and interval.") { series,
            method, format };
        command.SetAction((parsed, cancellation) =>
        {
            SeriesCourse.Tell(parsed.GetValue(series)!, parsed.GetValue(method) == "online", parsed.GetValue(format)!, Console.Out, cancellation);
            return Task.FromResult(ExitCode.Done);
        });
        return command;
    }
}
