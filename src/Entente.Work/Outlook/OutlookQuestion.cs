using System.Collections.Immutable;

namespace Entente.Work.Outlook;

/// <summary>One kind of thing that may come to a pair.</summary>
/// <param name="What">With the years: "a new militarised dispute in 2015".</param>
/// <param name="Chance">"29%"; null where nothing is said.</param>
/// <param name="Estimate">The same in the words of ICD 203.</param>
/// <param name="Lines">Base rate, reasons, the record of such chances, the data set.</param>
/// <param name="Refused">Why nothing is said.</param>
public sealed record OutlookQuestion(string What, string? Chance, string? Estimate, ImmutableArray<string> Lines, string? Refused);
