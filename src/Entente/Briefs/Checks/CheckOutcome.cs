using System.Collections.Immutable;
using NodaTime;

namespace Entente.Briefs.Checks;

/// <summary>A test's answer on the record as of one day.</summary>
/// <param name="LastYear">The last year that could be used.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="Figures">By measure and by whom it was run on ("RUS-PRK").</param>
/// <param name="Variants">The same test otherwise set; what each answers.</param>
public sealed record CheckOutcome(LocalDate AsOf, int LastYear, CheckAnswer Answer, string Reason,
    ImmutableArray<(string Unit, DeclaredMeasure Measure, MeasureFigure Figure)> Figures, ImmutableArray<(string Variant, CheckAnswer Answer)> Variants);
