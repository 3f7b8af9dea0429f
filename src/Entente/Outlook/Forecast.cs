using System.Collections.Immutable;
using System.Globalization;
using Entente.Actors;
using Entente.Ledger;
using NodaTime;

namespace Entente.Outlook;

/// <summary>A forecast as it was issued: how likely it is that a thing comes to a pair in one of some years.</summary>
public sealed record Forecast
{
    public const string Prefix = "f-";

    /// <summary>The forecaster that is this program.</summary>
    public const string Program = "entente";

    public required DyadRecord Kind { get; init; }
    public required Dyad Dyad { get; init; }
    /// <summary>First and last year in which it may come.</summary>
    public required int FirstYear { get; init; }
    public required int LastYear { get; init; }

    /// <summary>The data set by which it is decided.</summary>
    public required string Dataset { get; init; }

    /// <summary>The last year of that data set in the ledger when it was issued; null where it was not loaded.</summary>
    public int? CoveredTo { get; init; }

    public required string Forecaster { get; init; }
    /// <summary>UTC.</summary>
    public required DateTime Issued { get; init; }
    /// <summary>What was known by this day was used.</summary>
    public required LocalDate AsOf { get; init; }

    /// <summary>In 0 to 1.</summary>
    public required double Chance { get; init; }
    /// <summary>Share of all pairs to which it came within as many years; null where no record tells it.</summary>
    public double? BaseRate { get; init; }
    public double? Recurrency { get; init; }
    public ImmutableArray<(string Text, double LogOdds)> Reasons { get; init; } = [];
    public string? Note { get; init; }
    public required string InputsHash { get; init; }
    public required string RunId { get; init; }

    /// <summary>Whether the record did not yet cover its years when it was issued.</summary>
    public bool InAdvance => CoveredTo is null || CoveredTo < LastYear;

    /// <summary>The program's forecast by the same inputs is one, however often it is issued; what a person says is another each time.</summary>
    public string Id => Prefix + ContentHash.Of(["forecast", Kind.ToString(), Dyad.A.Value, Dyad.B.Value, Text(FirstYear), Text(LastYear), Dataset,
        Forecaster, InputsHash,
        Chance.ToString("R", CultureInfo.InvariantCulture), Forecaster == Program ? "" : Issued.ToString("O", CultureInfo.InvariantCulture)]);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
