using System.Globalization;
using Entente.Findings;

namespace Entente.News;

/// <summary>The few words that all forms of news share.</summary>
internal static class NewsWords
{
    public static string Of(ChangeKind kind) => kind switch
    {
        ChangeKind.Contested => "now contested",
        ChangeKind.Denial => "denied",
        ChangeKind.Retraction => "taken back",
        ChangeKind.PledgeBroken => "plan not kept",
        ChangeKind.PledgeKept => "plan carried out",
        ChangeKind.Side => "new side",
        ChangeKind.Deed => "deed",
        ChangeKind.Face => "record",
        ChangeKind.Pledge => "plan",
        ChangeKind.Words => "words",
        _ => "loaded",
    };

    public static string? Date(Change change) => change.Date is not { } date ? null
        // The day of the document stands in: it happened by then.
        : date.Precision == Time.DatePrecision.Assumed ? "told " + Day(date.First) : DateWords.Short(date);

    /// <summary>"2 outlets, 1 story", or the data set.</summary>
    public static string Sources(Change change) => change.Dataset is { } dataset
        ? change.Row is { } row ? $"{dataset}, {row}" : dataset
        : $"{Count(change.Documents, "document", "documents")}{(change.Outlets < change.Documents ? ", " + Count(change.Outlets, "outlet", "outlets") : "")}"
            + (change.Stories < change.Documents ? $", {Count(change.Stories, "story", "stories")}: copies count once" : "");

    public static string Since(WatchNews news) => news.Since is { } since
        ? $"since {since.ToString("d MMMM yyyy HH:mm", CultureInfo.InvariantCulture)} UTC" : "never looked at before";

    public static string Quiet(int documents) => documents == 0 ? ""
        : documents == 1 ? "1 document on it told nothing new." : string.Create(CultureInfo.InvariantCulture,
            $"{documents:N0} documents on it told nothing new.");

    public static string Count(int number, string one, string many) => string.Create(CultureInfo.InvariantCulture, $"{number:N0} {(number == 1 ? one : many)}");

    /// <summary>"Reuters, 3 May 2024": the title of a document with its day.</summary>
    public static string Title(NewsSource source) => WorldText.Line(source.Title) + (DateWords.Short(source.Published) is { } day ? $" ({day})" : "");

    public static string Label(Watch watch) => watch.Name == watch.Key ? $"{char.ToUpperInvariant(watch.Label[0])}{watch.Label[1..]} ({watch.Key})"
        : $"{WorldText.Line(watch.Name)}: {watch.Label} ({watch.Key})";

    private static string Day(NodaTime.LocalDate day) => DateWords.Short(Time.ImpreciseDate.OfDay(day))!;
}
