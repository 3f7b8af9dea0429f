using System.Collections.Immutable;
using Entente.Actors;
using Entente.Record;
using NodaTime;

namespace Entente.Briefs.Checks;

/// <summary>Runs a declared test. Supported or contradicted needs measures out of the declared number of data sets to say so, none the contrary, in
/// each state or pair; and no variant that answers the contrary.</summary>
public static class CheckRunner
{
    /// <param name="lastYear">The last year whose rows may be used.</param>
    /// <param name="articleYear">From where staleness is counted: a source that was fresh enough at the article's date doesn't fall silent because
    /// the record has grown.</param>
    public static CheckOutcome Run(CheckDeclaration declaration, Judgement judgement, CheckRecord record, LocalDate asOf, int lastYear, int articleYear)
    {
        declaration = declaration with { StaleYears = declaration.StaleYears + lastYear - articleYear + 1 };
        if (declaration.Cannot is { } why) return Silent(Capital(why) + ".");
        if (judgement.States.Length < declaration.Least)
            return Silent($"The test needs {declaration.Least} states or more; the words name "
                + $"{(judgement.States.Length == 0 ? "none" : judgement.States.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))}"
                + $"{(judgement.Unresolved.IsEmpty ? "" : $" (“{string.Join("”, “", judgement.Unresolved)}” {(judgement.Unresolved.Length == 1
                    ? "is" : "are")} no state)")}.");
        var absent = judgement.States.Where(s => !record.States.Contains(s)).ToList();
        if (absent.Count > 0) return Silent($"{string.Join(", ", absent)} was no member of the system of states in these years.");
        var units = Units(declaration.Scope, judgement.States);
        var figures = ImmutableArray.CreateBuilder<(string, DeclaredMeasure, MeasureFigure)>();
        foreach (var unit in units)
            foreach (var measure in declaration.Measures)
                figures.Add((Name(unit), measure, CheckMeasures.Of(record, declaration, measure, unit, lastYear, declaration.WindowYears)));
        var main = figures.ToImmutable();
        var answer = Combine(main, declaration);
        var variants = ImmutableArray.CreateBuilder<(string, CheckAnswer)>();
        foreach (var variant in declaration.Variants)
        {
            if (CheckDeclarations.WindowOf(variant) is { } years)
                variants.Add(($"window of {years} {(years == 1 ? "year" : "years")}",
                    Combine([.. units.SelectMany(u =>
                    declaration.Measures.Select(m => (Name(u), m, CheckMeasures.Of(record, declaration, m, u, lastYear, years))))], declaration)));
            else if (variant == "leave-one-out")
            {
                foreach (var left in declaration.Measures.Where(m => main.Any(f => f.Item2 == m && f.Item3.Score is not null)))
                    variants.Add(($"without {left.Name}", Combine([.. main.Where(f => f.Item2 != left)], declaration)));
            }
            else
            {
                var factor = variant == "stricter" ? 0.5 : 2;
                variants.Add((variant == "stricter" ? "thresholds' tails halved" : "thresholds' tails doubled",
                    Combine([.. main.Select(f => (f.Item1, f.Item2.Scaled(factor), f.Item3))], declaration)));
            }
        }
        var reason = Reason(main, declaration, answer);
        var contrary = answer == CheckAnswer.Supported ? CheckAnswer.Contradicted : CheckAnswer.Supported;
        if (answer != CheckAnswer.CannotBeTold && variants.FirstOrDefault(v => v.Item2 == contrary) is { Item1: { } turned })
            (answer, reason) = (CheckAnswer.CannotBeTold, $"It would be {Word(answer)}, but the variant “{turned}” answers the contrary.");
        if (judgement.Negated && answer != CheckAnswer.CannotBeTold)
            (answer, reason) = (answer == CheckAnswer.Supported ? CheckAnswer.Contradicted : CheckAnswer.Supported,
                reason + " The words deny it, so the answer is turned round.");
        return new(asOf, lastYear, answer, reason, main, variants.ToImmutable());

        CheckOutcome Silent(string reason) => new(asOf, lastYear, CheckAnswer.CannotBeTold, reason, [], []);
    }

    public static string Word(CheckAnswer answer) => answer switch { CheckAnswer.Supported => "supported", CheckAnswer.Contradicted =>
        "contradicted", _ => "cannot be told" };

    /// <summary>Every unit must give the same answer.</summary>
    internal static CheckAnswer Combine(ImmutableArray<(string Unit, DeclaredMeasure Measure, MeasureFigure Figure)> figures, CheckDeclaration declaration)
    {
        var answers = figures.GroupBy(f => f.Unit).Select(unit =>
        {
            var (pro, contra) = (Sources(unit, CheckAnswer.Supported), Sources(unit, CheckAnswer.Contradicted));
            bool Must(CheckAnswer answer) => declaration.Must.All(name => unit.Any(f => f.Measure.Name == name && f.Measure.Of(f.Figure.Score) == answer));
            if (pro >= declaration.Need && (declaration.Any || contra == 0) && Must(CheckAnswer.Supported)) return CheckAnswer.Supported;
            var full = !declaration.Any || declaration.Measures.All(m => unit.Any(f => f.Measure.Name == m.Name
                && f.Measure.Of(f.Figure.Score) == CheckAnswer.Contradicted));
            return contra >= declaration.Need && pro == 0 && full && Must(CheckAnswer.Contradicted) ? CheckAnswer.Contradicted : CheckAnswer.CannotBeTold;
        }).Distinct().ToList();
        return answers.Count == 1 ? answers[0] : CheckAnswer.CannotBeTold;
    }

    // Two measures out of one data set are one witness.
    private static int Sources(IEnumerable<(string Unit, DeclaredMeasure Measure, MeasureFigure Figure)> figures, CheckAnswer answer) =>
        figures.Where(f => f.Measure.Of(f.Figure.Score) == answer).Select(f => f.Figure.Indicators.IsEmpty ? "documents"
            : Indicators.Find(f.Figure.Indicators[0])!.Dataset).Distinct().Count();

    private static string Reason(ImmutableArray<(string Unit, DeclaredMeasure Measure, MeasureFigure Figure)> figures, CheckDeclaration declaration,
        CheckAnswer answer)
    {
        var parts = figures.GroupBy(f => f.Unit).Select(unit =>
        {
            var said = unit.Select(f => f.Measure.Of(f.Figure.Score)).ToList();
            return $"{unit.Key}: {said.Count(a => a == CheckAnswer.Supported)} for, {said.Count(a => a == CheckAnswer.Contradicted)} against, "
                + $"{unit.Count(f => f.Figure.Score is null)} silent, "
                + $"{unit.Count(f => f.Figure.Score is not null && f.Measure.Of(f.Figure.Score) is null)} between the thresholds";
        });
        var each = figures.Select(f => f.Unit).Distinct().Count() > 1 ? ", in each" : "";
        var rule = declaration.Any ? "one measure supports; every one must be known and against to contradict"
            : $"{declaration.Need} {(declaration.Need == 1 ? "data set" : "different data sets")} or more must say the same and none the contrary";
        var must = declaration.Must.IsEmpty ? "" : $", {string.Join(" and ", declaration.Must)} among them";
        return $"Measures for {string.Join("; for ", parts)}. {(answer == CheckAnswer.CannotBeTold ? "For an answer" : "As declared")}: {rule}{must}{each}.";
    }

    private static List<ImmutableArray<ActorId>> Units(CheckScope scope, ImmutableArray<ActorId> states)
    {
        if (scope == CheckScope.State) return [.. states.Select(s => ImmutableArray.Create(s))];
        if (scope == CheckScope.Group) return [states];
        if (scope == CheckScope.OrderedPair) return [[states[0], states[1]]];
        return [.. from i in Enumerable.Range(0, states.Length) from j in Enumerable.Range(i + 1,
            states.Length - i - 1) select ImmutableArray.Create(states[i], states[j])];
    }

    private static string Name(ImmutableArray<ActorId> unit) => string.Join('-', unit);
    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
