using System.Globalization;
using System.Text;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Entente.Record;

namespace Entente.Findings;

/// <summary>The explanation of a pair, to be read aloud.</summary>
/// <param name="wrap">Breaks a paragraph into lines; those after the first begin with the indent, its second argument.</param>
public sealed class WhyProse(ExplanationEvidence evidence, Func<string, string, string> wrap)
{
    private readonly StringBuilder text = new();
    private readonly string pair = $"{StateProse.Name(evidence.Pair.A, LastYear(evidence))} and {StateProse.Name(evidence.Pair.B, LastYear(evidence))}";

    private static int LastYear(ExplanationEvidence evidence) => evidence.Years.IsEmpty ? 9998 : evidence.Years[^1];

    public string ToText()
    {
        Say($"Why {pair} stand where they do.");
        Moved();
        Slopes();
        Pair();
        Test();
        Sources();
        return text.ToString();
    }

    private void Say(string paragraph) => text.Append(wrap(paragraph, ""));

    private void Head(string heading) => text.Append('\n').Append(heading).Append('\n');

    private static string Signed(double value) => (Math.Round(value, 2) == 0 ? 0 : value).ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);

    private static string Between(ShareInterval i) => $"{Signed(i.Value)} ({Signed(i.Lower)} to {Signed(i.Upper)})";

    private void Moved()
    {
        Head("What moved them");
        if (evidence.Faces is not { } pairFaces)
        {
            Say("The two never existed together in these years.");
            return;
        }
        if (evidence.Years.IsEmpty)
        {
            Say("No year of the period was over, so nothing is compared.");
            return;
        }
        var (first, last) = (evidence.Years[0], evidence.Years[^1]);
        if (first < last) Short(pairFaces, first, last);
        Say("Four faces, in standard deviations of all pairs, with 90% bands; higher hostility and sanctions mean more of them. What is on record "
            + "is told with the year in which it began or ended; that it moved a face does not say why the states did it.");
        foreach (var face in FaceModel.Faces)
        {
            var changes = pairFaces.Changes().Where(c => c.Face == face && c.Year > first && c.Year <= last).ToList();
            var moved = $"{Capital(FaceModel.Name(face))}: {Moves(pairFaces, face, first, last)}";
            if (face == Face.Votes) moved += Kappa(pairFaces.Evidence, first, last);
            Say(moved + (changes.Count > 0 ? " On record between them: " + string.Join("; ", changes.Select(c => $"{Prose.Text(c.Year)}, {c.Words}")) + "."
                : pairFaces.Evidence.LastRecord(face) is null || face == Face.Votes ? "" : " Nothing on record began or ended between them.")
                    + Ends(pairFaces.Evidence, face, last));
        }
        foreach (var contested in evidence.Records.Contested.Where(c => c.Dyad == evidence.Pair))
            Say($"Contested, and left out above: {contested.Statement} ({Prose.Text(contested.Month / 12)}).");
    }

    // The two sentences that most readers want.
    private void Short(PairFaces faces, int first, int last)
    {
        var by = FaceModel.Faces.GroupBy(f => Way(faces, f, first, last)).ToDictionary(g => g.Key, g => g.Select(FaceModel.Name).ToList());
        var said = new List<string>();
        if (by.TryGetValue(1, out var more)) said.Add($"{Prose.List(more)} rose beyond both bands");
        if (by.TryGetValue(-1, out var less)) said.Add($"{Prose.List(less)} fell beyond both bands");
        if (by.TryGetValue(0, out var same)) said.Add($"{Prose.List(same)} did not certainly change");
        if (by.TryGetValue(9, out var silent)) said.Add($"of {Prose.List(silent)} too little is on record to say");
        Say($"In short: from {Prose.Text(first)} to {Prose.Text(last)}, {string.Join("; ", said)}.");
    }

    private static int Way(PairFaces faces, Face face, int first, int last)
    {
        if (faces.Evidence.LastRecord(face) is not { } end || end <= first || first < faces.Evidence.FirstYear) return 9;
        var (before, after) = (faces.Of(face)[first - faces.Evidence.FirstYear], faces.Of(face)[Math.Min(end, last) - faces.Evidence.FirstYear]);
        return !before.IsKnown || !after.IsKnown ? 9 : before.Upper < after.Lower ? 1 : after.Upper < before.Lower ? -1 : 0;
    }

    private static string Kappa(FaceEvidence evidence, int first, int last)
    {
        var told = Enumerable.Range(0, evidence.Years).Where(t => evidence.FirstYear + t >= first && evidence.FirstYear + t <= last
            && !double.IsNaN(evidence.Kappa[t])).ToList();
        string At(int t) => string.Create(CultureInfo.InvariantCulture, $"{evidence.Kappa[t]:F2} in {evidence.FirstYear + t}");
        return told.Count < 2 ? "" : $" Agreement beyond chance (Cohen's kappa) in the year's roll calls: {At(told[0])}, {At(told[^1])}.";
    }

    private string Ends(FaceEvidence evidence, Face face, int last)
    {
        var ends = EndsOf(face).Where(e => e.Last < last).ToList();
        return ends.Count > 0 && evidence.LastRecord(face) >= ends.Min(e => e.Last) && FaceModel.RecordsOf(face).Length > 1
            ? $" On record no further than: {string.Join("; ", ends.Select(e => $"{e.What} {Prose.Text(e.Last)}"))}." : "";
    }

    private IEnumerable<(string What, int Last)> EndsOf(Face face) => evidence.Records.Sources.Where(s => s.Face == face && s.Record is not null)
        .GroupBy(s => s.Record!.Value).Select(g => (PairFaces.Words(g.Key), g.Max(s => s.Last)));

    private static string Moves(PairFaces faces, Face face, int first, int last)
    {
        if (faces.Evidence.LastRecord(face) is not { } end) return "nothing is on record.";
        if (end < first) return $"the record ended in {Prose.Text(end)}; of what came after it says nothing.";
        var until = Math.Min(end, last);
        FaceYear? At(int year) => year >= faces.Evidence.FirstYear && faces.Evidence.Exists[year - faces.Evidence.FirstYear]
            ? faces.Of(face)[year - faces.Evidence.FirstYear] : null;
        string Level(int year) => At(year) switch
        {
            null => $"the two did not exist together in {Prose.Text(year)}",
            { IsKnown: true } y => $"{Band(y)} in {Prose.Text(year)}",
            _ => $"too little on record for a figure in {Prose.Text(year)}",
        };
        var told = first == until ? $"{Level(first)}." : $"{Level(first)}, {Level(until)}";
        if (first == until) return told;
        if (At(first) is { IsKnown: true } before && At(until) is { IsKnown: true } after)
            told += before.Upper < after.Lower || after.Upper < before.Lower ? ", a change beyond both bands" : ", not certainly a change: the bands overlap";
        return told + (end < last ? $"; the record ended in {Prose.Text(end)}, and of what came after it says nothing." : ".");
    }

    private static string Band(FaceYear y) => $"{Signed(y.Mean)} ({Signed(y.Lower)} to {Signed(y.Upper)})";

    private IEnumerable<FaceExplanation> Told => evidence.Explained.Where(e => !e.Stages.IsEmpty);

    private void Slopes()
    {
        Head("Interest or values: what goes with each face across all pairs");
        foreach (var e in Told)
        {
            var main = e.Stages[0];
            var predictors = main.Specification.Predictors;
            Say($"{Capital(FaceModel.Name(e.Face))}, {Prose.Years([.. main.Sample.Observations.Select(o => o.Year).Distinct().Order()])}: "
                + $"{main.Fit.Observations.ToString("N0", CultureInfo.InvariantCulture)} pair-years of "
                + $"{main.Fit.Dyads.ToString("N0", CultureInfo.InvariantCulture)} pairs. Interests go with "
                + $"{Share(Group(e, PredictorGroup.Interests))} of the variance, values with {Share(Group(e, PredictorGroup.Values))}, neither "
                + $"with {Prose.Percent(1 - main.Fit.RSquared)}. Slope and share of each:");
            for (var k = 0; k < predictors.Length; k++)
            {
                var reach = 1.645 * main.Fit.StandardError(k);
                var slope = new ShareInterval(main.Fit.Coefficients[k], main.Fit.Coefficients[k] - reach, main.Fit.Coefficients[k] + reach);
                text.Append(CultureInfo.InvariantCulture,
                    $"  {predictors[k].Name,-20} {(predictors[k].Group == PredictorGroup.Interests ? "interest" : "value"),-9} "
                    + $"{Between(slope),-25} {Share(e.PredictorShares[k])}\n");
            }
        }
        if (!Told.Any())
        {
            Say(evidence.Years.IsEmpty ? "No year of the period was over, so nothing is compared."
                : "Too few pairs have all that the comparison needs: it cannot be told.");
            return;
        }
        Say("A slope is in standard deviations of the face for one unit, with a 90% interval (errors clustered on both states); shares have "
            + "bounds from drawing states anew. The predictors:");
        foreach (var p in Told.SelectMany(e => e.Stages[0].Specification.Predictors).Distinct())
        {
            var i = Indicators.Find(p.Indicators[0])!;
            var held = evidence.Years.Where(y => evidence.Table.YearOf(p, y) != y).ToList();
            text.Append(wrap($"  {p.Name}: "
                + $"{p.What}.{(held.Count > 0 ? $" Held from {Prose.Text(i.CoverageLast)} in {Prose.Years(held)}." : "")} [{i.Dataset} "
                + $"{Prose.Text(i.CoverageFirst)}-{Prose.Text(i.CoverageLast)}]", "    "));
        }
    }

    private static ShareInterval Group(FaceExplanation e, PredictorGroup group) => e.GroupShares.GetValueOrDefault(group);

    private static string Share(ShareInterval s) => $"{Prose.Percent(s.Value)} ({Prose.Percent(s.Lower)} to {Prose.Percent(s.Upper)})";

    private static string Capital(string what) => what.Length == 0 ? what : char.ToUpperInvariant(what[0]) + what[1..];

    private void Pair()
    {
        if (!Told.Any()) return;
        Head($"Of {pair}");
        foreach (var e in Told)
        {
            var (main, name) = (e.Stages[0], Capital(FaceModel.Name(e.Face)));
            if (main.Level is not { } level)
            {
                var silent = main.Specification.Predictors.Where(p =>
                    evidence.Years.All(y => double.IsNaN(evidence.Table.Value(p, evidence.Pair, y)))).Select(p => p.Name).ToList();
                Say(silent.Count > 0 ? $"{name}: nothing can be said, for {Prose.List(silent)} is unknown for the pair in every year."
                    : $"{name}: nothing can be said, for there is too little on record of the pair.");
                continue;
            }
            Say($"{name}, in the mean of {Prose.Years(level.Years)}: {Between(level.Distance)} from the mean of all pairs. "
                + $"{Account(level, main.Specification)}");
            if (main.Change is { } change && change.Distance.Sign != 0)
                Say($"From {Prose.Text(change.Years[0])} to {Prose.Text(change.Years[^1])} it moved by {Between(change.Distance)} beyond what all "
                    + $"pairs moved. {Account(change, main.Specification)}");
        }
    }

    private static string Account(PairAccount account, Specification specification)
    {
        string Part(ShareInterval part) => Between(part) + (account.Distance.Sign != 0 ? $", {Prose.Percent(part.Value / account.Distance.Value)} of it" : "");
        var leading = specification.Predictors.Select((p, k) => (p.Name, Part: account.Predictors[k])).Where(x => Math.Abs(x.Part.Value) >= 0.005)
            .OrderByDescending(x => Math.Abs(x.Part.Value)).Select(x => $"{x.Name} {Signed(x.Part.Value)}").ToList();
        return $"Interests account for {Part(account.Groups.GetValueOrDefault(PredictorGroup.Interests))}; values for "
            + $"{Part(account.Groups.GetValueOrDefault(PredictorGroup.Values))}; neither accounts for {Part(account.Neither)}."
            + (leading.Count > 0 ? $" By predictor: {Prose.List(leading)}." : "")
                + (account.Distance.Sign == 0 ? " The interval of the whole takes in zero, so shares of it mean nothing." : "");
    }

    private void Test()
    {
        if (!Told.Any()) return;
        Head("\"Interest rather than values\"");
        Say($"{Word(InterestTest.AcrossFaces([.. Told.Select(e => e.Verdict)]))}, over the faces together: it is supported where at least one "
            + $"face says so and none the opposite.");
        foreach (var e in Told)
        {
            var main = e.Stages[0];
            var against = e.Stages.Where(s => s.Verdict != main.Verdict).Select(s => $"\"{s.Specification.Name}\"").ToList();
            Say($"{Capital(FaceModel.Name(e.Face))}: {Word(e.Verdict).ToLowerInvariant()}. In the main form {Reason(main)}"
                + (main.Level is { } level ? $": interests less values is {Between(level.InterestsLessValues)}." : ".")
                + $" {Prose.Text(e.Stages.Length - against.Count)} of {Prose.Text(e.Stages.Length)} forms agree with it"
                    + (against.Count > 0 ? $"; not {Prose.List(against)}." : "."));
        }
        Say("This is association across pairs, not proof of a cause: that a pair does what pairs with such interests do leaves open why it does.");
    }

    private static string Reason(SecondStage main)
    {
        var less = main.Level is { Distance.Value: < 0 };
        return main.Verdict switch
        {
            Verdict.Supported => $"interests push the pair {(less ? "below" : "above")} the mean of all pairs, and further than values do",
            Verdict.Contradicted => $"values push the pair further {(less ? "below" : "above")} the mean of all pairs than interests do",
            _ when main.Level is null => "the pair is not in the sample",
            _ when main.Level.Distance.Sign == 0 => "the pair's distance from the mean of all pairs can't be told from none",
            _ => "interests are not told apart from none, or from values, beyond the interval",
        };
    }

    private static string Word(Verdict verdict) => verdict switch { Verdict.Supported => "Supported", Verdict.Contradicted => "Contradicted",
        _ => "Cannot be told" };

    private void Sources()
    {
        if (evidence.Missing.Length > 0)
        {
            Head("Unknown, because this ledger doesn't hold the data set");
            foreach (var group in evidence.Missing.GroupBy(i => i.Dataset).OrderBy(g => g.Key, StringComparer.Ordinal))
                Say($"{Prose.List([.. group.Select(i => i.Name)])}: load it with 'entente load {group.Key} PATH'.");
        }
        Head("Sources");
        Say("The faces: parameters that ship with the program, over these records:");
        foreach (var source in evidence.Records.Sources)
            text.Append(wrap($"{PairFaceWords.What(source)}: {source.Dataset} {source.Version}, "
                + $"{Prose.Text(source.First)}-{Prose.Text(source.Last)}.", "  "));
        Say("The predictors:");
        foreach (var (indicator, files) in evidence.Sources)
            foreach (var file in files) text.Append(wrap($"{indicator}: {file}.", "  "));
    }
}
