using System.Globalization;
using Entente.Actors;
using Entente.Findings;
using Entente.Outlook;
using Entente.Store.Alignment;
using Entente.Store.Outlook;
using Entente.Time;
using NodaTime;

namespace Entente.Work.Outlook;

/// <summary>A person's own forecast, put on the board: `entente outlook say`.</summary>
internal static class OwnForecast
{
    private const int MostYears = 20, MostNote = 1000, MostName = 60;

    public static void Run(string[] named, string by, string chance, string? note, string forecaster, string? ledgerPath, TimeProvider clock,
        TextWriter output,
        CancellationToken cancellation)
    {
        var kinds = DyadKinds.All.Where(k => k.Name == named[2].ToLowerInvariant()).ToList();
        if (kinds.Count == 0)
            throw new UserException($"'{PlainText.OfLine(named[2])}' is none of {string.Join(", ", DyadKinds.All.Select(k => k.Name))}.", ExitCode.WrongUsage);
        var kind = kinds[0].Kind;
        var dyad = ActorNames.FindPair(named[..2]);
        if (kind == DyadRecord.Visit && dyad.A.Value != "USA" && dyad.B.Value != "USA")
            throw new UserException("Visits are on record for the United States only, so this could never be decided.", ExitCode.WrongUsage);
        var today = LocalDate.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var end = DateOption.Day("--by", by, end: true);
        if (end is not { Month: 12, Day: 31 })
            throw new UserException($"--by {OutlookIssue.Iso(end)}: the record is kept by years, so that only the end of one can be decided. Say --by "
                + $"{end.Year}-12-31.",
                ExitCode.WrongUsage);
        var first = KnownBy.LastYear(today) + 1;
        if (end.Year < first) throw new UserException($"--by {end.Year}: that year is over. Name {first} or a later one.", ExitCode.WrongUsage);
        if (end.Year >= first + MostYears) throw new UserException($"--by {end.Year}: at most {MostYears} years ahead.", ExitCode.WrongUsage);
        var told = ChanceOf(chance);
        forecaster = PlainText.OfLine(forecaster).Trim();
        if (forecaster.Length is 0 or > MostName || string.Equals(forecaster, Forecast.Program, StringComparison.OrdinalIgnoreCase))
            throw new UserException($"--as: a name of 1 to {MostName} letters other than '{Forecast.Program}' is expected.", ExitCode.WrongUsage);
        if (note?.Length > MostNote) throw new UserException($"--note: at most {MostNote} letters.", ExitCode.WrongUsage);
        using var ledger = LedgerLocation.OpenToWrite(ledgerPath, cancellation);
        var inputs = OutlookInputs.Of(ledger, null);
        var records = DyadRecords.Read(ledger, ActorRegister.Embedded, null, cancellation);
        var source = records.Sources.TryGetValue(kind, out var found) ? found : null;
        var now = ledger.Now();
        var run = OutlookIssue.RunOf("outlook say", now, inputs, ("pair", $"{dyad.A} {dyad.B}"), ("kind", DyadKinds.NameOf(kind)), ("by",
            OutlookIssue.Iso(end)),
            ("chance", told.ToString("R", CultureInfo.InvariantCulture)), ("as", forecaster), ("at", now.ToString("O", CultureInfo.InvariantCulture)));
        var forecast = new Forecast
        {
            Kind = kind, Dyad = dyad, FirstYear = first, LastYear = end.Year, Dataset = source?.Dataset ?? DyadRecords.DatasetsOf(kind)[0],
                CoveredTo = source?.Last,
            Forecaster = forecaster, Issued = now, AsOf = today, Chance = told, Note = note, InputsHash = inputs.Hash, RunId = run.Id,
            BaseRate = source is null ? null : BaseRate(records, kind, end.Year - first + 1, source.Last),
        };
        ForecastBook.Add(ledger, run, [forecast]);
        output.Write($"{forecast.Id} {forecaster}: {ForecastWords.Question(forecast)}: {ForecastWords.Chance(told)}; "
            + $"base rate {(forecast.BaseRate is { } rate ? Prose.Percent(rate) : "unknown")}; decided by {forecast.Dataset} once it covers "
                + $"{Prose.Text(end.Year)}"
            + $"{(source is null ? " (not loaded yet)" : $" (now {Prose.Text(source.Last)})")}\n");
    }

    // As the program's: of the cases of the last 40 years whose horizon is over.
    private static double? BaseRate(DyadRecords records, DyadRecord kind, int horizon, int last)
    {
        int all = 0, came = 0;
        for (var year = Math.Max(records.Histories[0].FirstYear, last - new DyadOptions().LookBackYears); year <= last - horizon; year++)
            foreach (var (_, one) in DyadCases.Of(records.Histories, kind, year, horizon))
            {
                all++;
                if (one) came++;
            }
        return all == 0 ? null : came / (double)all;
    }

    private static double ChanceOf(string text)
    {
        var percent = text.EndsWith('%');
        if (double.TryParse(percent ? text[..^1] : text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            && (percent ? value / 100 : value) is >= 0 and <= 1 and var share) return share;
        throw new UserException($"--chance: '{PlainText.OfLine(text)}' is no chance; 0 to 1 or 0% to 100% is expected, as in 0.3 or 30%.", ExitCode.WrongUsage);
    }
}
