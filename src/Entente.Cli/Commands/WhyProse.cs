using System.Globalization;
using System.Text;
using Entente.Alignment.Explanation;
using Entente.Alignment.Latent;
using Entente.Panels;
using Entente.Store.Alignment;

namespace Entente.Cli.Commands;

/// <summary>The explanation of a pair, to be read aloud.</summary>
internal sealed class WhyProse(ExplanationEvidence evidence)
{
    // Said with every figure that still rests on the one number, while docs/methods/alignment-validation.md has it losing to plain measures.
    private const string Provisional = "Provisional: UN votes all but decide it, and the intervals are narrower than the record warrants (docs/methods/alignment-validation.md).";

    private readonly StringBuilder text = new();
    private readonly string pair = $"{StateProse.Name(evidence.Pair.A, LastYear(evidence))} and {StateProse.Name(evidence.Pair.B, LastYear(evidence))}";

    private static int LastYear(ExplanationEvidence evidence) => evidence.Years.IsEmpty ? 9998 : evidence.Years[^1];

    public string ToText()
    {
        Say($"Why {pair} stand where they do.");
        Contributions();
        Stage();
        Sources();
        return text.ToString();
    }

    private void Say(string paragraph) => text.Append(Prose.Wrap(paragraph));

    private void Head(string heading) => text.Append('\n').Append(heading).Append('\n');

    private static string Signed(double value) => (Math.Round(value, 2) == 0 ? 0 : value).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Between(ShareInterval i) => $"{Signed(i.Value)} ({Signed(i.Lower)} to {Signed(i.Upper)})";

    private static string Month(int month) => new PanelPeriod(PeriodUnit.Month, month).ToString();

    private void Contributions()
    {
        Head("Which indicators moved the estimate");
        Say(Provisional);
        if (evidence is not { Before: { } before, After: { } after })
        {
            Say("The two never existed together in these years.");
            return;
        }
        if (!before.Alignment.Settled || !after.Alignment.Settled)
        {
            Say($"No figure: the estimate did not converge in {Month(before.Alignment.Settled ? after.Month : before.Month)}. Other months can be had with --from and --to.");
            return;
        }
        string Value(MonthAlignment m) => m.Value is { } v ? $"{Signed(v)} ({Signed(m.Lower!.Value)} to {Signed(m.Upper!.Value)})" : "not enough evidence for a figure";
        Say($"Alignment, from -1 to 1 with its 90% interval, was {Value(before.Alignment)} in {Month(before.Month)} and {Value(after.Alignment)} in {Month(after.Month)}. "
            + $"On its own scale, in standard deviations of all pairs and months, it moved by {Signed(after.Alignment.State - before.Alignment.State)}, from {Signed(before.Alignment.State)} to {Signed(after.Alignment.State)}; these parts add up to that:");
        var changes = ContributionChange.Between(evidence.Alignment.Input.Indicators, before.Alignment, after.Alignment);
        var covered = evidence.Alignment.Coverage.ToDictionary(c => c.Indicator, StringComparer.Ordinal);
        foreach (var c in changes.Where(c => Math.Abs(c.Before) >= 0.005 || Math.Abs(c.After) >= 0.005))
        {
            var from = covered[c.Indicator];
            var source = from.Dataset is null ? "no data set loaded" : $"{from.Source}, {from.First}-{from.Last}";
            text.Append(CultureInfo.InvariantCulture, $"  {c.Indicator,-18}{Signed(c.Change),7}   from {Signed(c.Before)} to {Signed(c.After)}; {Signed(c.OnScale)} of the alignment   [{source}]\n");
        }
        Say("Each month's evidence reaches into the months around it, so an indicator whose data set has ended fades towards nothing instead of stopping: such a fading is no act of either state.");
        var overlap = before.Alignment.Value is not null && after.Alignment.Value is not null && before.Alignment.Lower <= after.Alignment.Upper && after.Alignment.Lower <= before.Alignment.Upper;
        if (overlap) Say("The two intervals overlap: that alignment changed at all is not certain.");
    }

    private void Stage()
    {
        Head("Interest or values: what goes with alignment across all pairs");
        if (evidence.Stages.IsEmpty)
        {
            Say(evidence.Years.IsEmpty ? "No year of the period was over, so nothing is compared." : "Too few pairs have all that the comparison needs: it cannot be told.");
            return;
        }
        var main = evidence.Stages[0];
        var (fit, predictors) = (main.Fit, main.Specification.Predictors);
        Say($"Over {Prose.Years(evidence.Years)}, {fit.Observations.ToString("N0", CultureInfo.InvariantCulture)} pair-years of {fit.Dyads.ToString("N0", CultureInfo.InvariantCulture)} pairs of {Prose.Text(fit.Members)} states. The alignment explained here leaves out arms and sanctions, for they are among what is to explain it; regime, trade and rivalries are never in it. "
            + "For each predictor: its slope in standard deviations of alignment with a 90% interval (errors clustered on both states), and its share of the variance with bounds from drawing states anew.");
        for (var k = 0; k < predictors.Length; k++)
        {
            var p = predictors[k];
            var slope = new ShareInterval(fit.Coefficients[k], fit.Coefficients[k] - 1.645 * fit.StandardError(k), fit.Coefficients[k] + 1.645 * fit.StandardError(k));
            var i = Indicators.Find(p.Indicators[0])!;
            var held = evidence.Years.Where(y => evidence.Table.YearOf(p, y) != y).ToList();
            text.Append(Prose.Wrap($"  {p.Name} ({(p.Group == PredictorGroup.Interests ? "interest" : "value")}): {Between(slope)}; {Share(evidence.PredictorShares[k])} of the variance. {Capital(p.What)}.{(held.Count > 0 ? $" Held from {Prose.Text(i.CoverageLast)} in {Prose.Years(held)}." : "")} [{i.Dataset} {Prose.Text(i.CoverageFirst)}-{Prose.Text(i.CoverageLast)}]", "    "));
        }
        Say($"Interests go with {Share(Group(PredictorGroup.Interests))} of the variance among all pairs, values with {Share(Group(PredictorGroup.Values))}, neither with {Prose.Percent(1 - fit.RSquared)}.");
        Pair(main);
        Test(main);
    }

    private ShareInterval Group(PredictorGroup group) => evidence.GroupShares.GetValueOrDefault(group);

    private static string Share(ShareInterval s) => $"{Prose.Percent(s.Value)} ({Prose.Percent(s.Lower)} to {Prose.Percent(s.Upper)})";

    private static string Capital(string what) => what.Length == 0 ? what : char.ToUpperInvariant(what[0]) + what[1..];

    private void Pair(SecondStage main)
    {
        Head($"Of {pair}");
        if (main.Level is not { } level)
        {
            var silent = main.Specification.Predictors.Where(p => evidence.Years.All(y => double.IsNaN(evidence.Table.Value(p, evidence.Pair, y)))).Select(p => p.Name).ToList();
            Say(silent.Count > 0 ? $"Nothing can be said: {Prose.List(silent)} is unknown for the pair in every year." : "Nothing can be said: without arms and sanctions there is too little evidence of the pair's alignment.");
            return;
        }
        Say($"In the mean of {Prose.Years(level.Years)} their alignment stood {Between(level.Distance)} standard deviations from the mean of all pairs. {Account(level, main.Specification)}");
        if (main.Change is { } change)
            Say($"From {Prose.Text(change.Years[0])} to {Prose.Text(change.Years[^1])} it moved by {Between(change.Distance)} beyond what all pairs moved. {Account(change, main.Specification)}");
    }

    private static string Account(PairAccount account, Specification specification)
    {
        string Part(ShareInterval part) => Between(part) + (account.Distance.Sign != 0 ? $", {Prose.Percent(part.Value / account.Distance.Value)} of it" : "");
        var leading = specification.Predictors.Select((p, k) => (p.Name, Part: account.Predictors[k])).Where(x => Math.Abs(x.Part.Value) >= 0.005)
            .OrderByDescending(x => Math.Abs(x.Part.Value)).Select(x => $"{x.Name} {Signed(x.Part.Value)}").ToList();
        return $"Interests account for {Part(account.Groups.GetValueOrDefault(PredictorGroup.Interests))}; values for {Part(account.Groups.GetValueOrDefault(PredictorGroup.Values))}; neither accounts for {Part(account.Neither)}."
            + (leading.Count > 0 ? $" By predictor: {Prose.List(leading)}." : "") + (account.Distance.Sign == 0 ? " The interval of the whole takes in zero, so shares of it mean nothing." : "");
    }

    private void Test(SecondStage main)
    {
        Head("\"Interest rather than values\"");
        var away = main.Level is { Distance.Value: < 0 };
        var overall = InterestTest.Overall([.. evidence.Stages.Select(s => s.Verdict)]);
        var against = evidence.Stages.Where(s => s.Verdict != main.Verdict).Select(s => s.Specification.Name).ToList();
        Say($"{Word(overall)}{(overall == main.Verdict ? "" : $": the main form says {Word(main.Verdict).ToLowerInvariant()}, but that does not hold in the form{(against.Count == 1 ? "" : "s")} {Prose.List([.. against.Select(a => $"\"{a}\"")])}")}. In the main form: " + main.Verdict switch
        {
            Verdict.Supported => $"interests push the pair {(away ? "apart" : "together")}, and further than values do",
            Verdict.Contradicted => $"values push the pair further {(away ? "apart" : "together")} than interests do",
            _ when main.Level is null => "the pair is not in the sample",
            _ when main.Level.Distance.Sign == 0 => "the pair's distance from the mean of all pairs can't be told from none",
            _ => "interests are not told apart from none, or from values, beyond the interval",
        } + (main.Level is { } level ? $": interests less values is {Between(level.InterestsLessValues)}." : "."));
        Say("The same test, one thing changed at a time:");
        foreach (var stage in evidence.Stages.Skip(1))
        {
            var part = stage.Level is { } l ? $" interests {Between(l.Groups.GetValueOrDefault(PredictorGroup.Interests))}, values {Between(l.Groups.GetValueOrDefault(PredictorGroup.Values))}, neither {Signed(l.Neither.Value)}, of {Between(l.Distance)}" : " the pair is not in the sample";
            text.Append(Prose.Wrap($"  {stage.Specification.Name}{(stage.Specification.Years.Length != evidence.Years.Length ? $" ({Prose.Years(stage.Specification.Years)})" : "")}: {Word(stage.Verdict).ToLowerInvariant()};{part}.{(stage.Specification.Caution is { } c ? $" Mind that {c}." : "")}", "    "));
        }
        var same = evidence.Stages.Count(s => s.Verdict == main.Verdict);
        Say($"{Prose.Text(same)} of {Prose.Text(evidence.Stages.Length)} forms agree with the main one. This is association across pairs, not proof of a cause: that a pair does what pairs with such interests do leaves open why it does.");
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Supported => "Supported", Verdict.Contradicted => "Contradicted", _ => "Cannot be told" };

    private void Sources()
    {
        if (evidence.Missing.Length > 0)
        {
            Head("Unknown, because this ledger doesn't hold the data set");
            foreach (var group in evidence.Missing.GroupBy(i => i.Dataset).OrderBy(g => g.Key, StringComparer.Ordinal))
                Say($"{Prose.List([.. group.Select(i => i.Name)])}: load it with 'entente load {group.Key} PATH'.");
        }
        Head("Sources");
        Say("Alignment: parameters that ship with the program, smoothed over the data sets named above.");
        foreach (var (indicator, files) in evidence.Sources)
            foreach (var file in files) text.Append(Prose.Wrap($"{indicator}: {file}.", "  "));
    }
}
