using Entente.Actors;
using Entente.Panels;
using Entente.Record;
using Entente.Store;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Work.Pairs;

/// <summary>A table of dyads by periods: `entente panel`.</summary>
internal static class DyadPanel
{
    public static PanelRequest Request(string[] names, PeriodUnit unit, string? from, string? to, string[] states, bool directed, StateSystem system)
    {
        if (names.Length == 0) throw new UserException("Name at least one indicator; 'entente data --indicators' lists them.", ExitCode.WrongUsage);
        var indicators = names.Distinct().Select(n => Indicators.Find(n)
            ?? throw new UserException($"No indicator '{n}'. {NearestNames.Told(n, Indicators.All.Select(i => i.Name))} 'entente data "
                + $"--indicators' lists them.", ExitCode.WrongUsage)
            {
                IsUnknown = true, Nearest = NearestNames.Of(n, Indicators.All.Select(i => i.Name)),
            }).ToList();
        int first = indicators.Max(i => i.CoverageFirst), last = indicators.Max(i => i.CoverageLast);
        if (to is null && last == 9999) throw new UserException("Say with --to where the panel ends; the data go on.", ExitCode.WrongUsage);
        var register = ActorRegister.Embedded;
        return new PanelRequest
        {
            Indicators = [.. indicators],
            Unit = unit,
            From = from is null ? new LocalDate(Math.Max(first, 1816), 1, 1) : DateOption.Day("--from", from, end: false),
            To = to is null ? new LocalDate(last, 12, 31) : DateOption.Day("--to", to, end: true),
            States = states.Length == 0 ? null
                : [.. states.SelectMany(s => s.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                .Select(s => State(register, s)).Distinct()],
            Directed = directed,
            System = system,
        };
    }

    private static ActorId State(ActorRegister register, string text)
    {
        var found = register.Find(ActorNames.Find("--states", text))!;
        return found is { Kind: ActorKind.State or ActorKind.Territory } ? found.Id
            : throw new UserException($"--states: {found.Name} ({found.Id}) is no state. Name a state, such as PRK or \"North Korea\".", ExitCode.WrongUsage);
    }

    /// <exception cref="UserException">A data set isn't loaded, or the request makes no sense.</exception>
    public static Panel Read(LedgerFile ledger, PanelRequest request, CancellationToken cancellation)
    {
        try
        {
            return PanelReader.Read(ledger, ActorRegister.Embedded, request, cancellation);
        }
        catch (MissingDatasetException e)
        {
            throw new UserException(e.Message, inner: e);
        }
        catch (ArgumentException e)
        {
            throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
        }
    }
}
