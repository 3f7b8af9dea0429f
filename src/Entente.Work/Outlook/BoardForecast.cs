using System.Collections.Immutable;

namespace Entente.Work.Outlook;

/// <summary>A forecast in words.</summary>
/// <param name="Pair">Address of the pair's page.</param>
/// <param name="Question">"a new militarised dispute, Iran and United States, 2015".</param>
/// <param name="Chance">"29% (unlikely)".</param>
/// <param name="Against">Base rate and what the kind's own past alone would say.</param>
/// <param name="Issued">By whom, when and by what data.</param>
/// <param name="Lines">Reasons, or the note of who said it.</param>
/// <param name="Outcome">Null while it is open.</param>
public sealed record BoardForecast(string Id, string Pair, string Question, string Chance, string Against, string Issued, ImmutableArray<string> Lines,
    string? Outcome);
