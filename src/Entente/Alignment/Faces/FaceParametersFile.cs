using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Alignment.Faces;

/// <summary>
/// Parameters of the faces as text: lines of a card that begin with #, then tab-separated rows: face, name of a number or record, numbers.
/// </summary>
public static class FaceParametersFile
{
    private static readonly Lazy<(ImmutableArray<FaceParameters> Faces, ImmutableArray<string> Card)> embedded = new(Load);

    /// <summary>Those that ship, one a face in their order.</summary>
    public static ImmutableArray<FaceParameters> Embedded => embedded.Value.Faces;

    /// <summary>Data sets, versions and years behind those that ship, a line each.</summary>
    public static ImmutableArray<string> Card => embedded.Value.Card;

    public static string Write(IEnumerable<FaceParameters> faces, IEnumerable<string> card)
    {
        var text = new StringBuilder();
        foreach (var line in card) text.Append("# ").Append(line).Append('\n');
        void Row(FaceParameters face, string name, params IEnumerable<double> numbers) =>
            text.Append(FaceModel.Name(face.Face)).Append('\t').Append(name).Append('\t')
                .AppendJoin('\t', numbers.Select(n => Math.Round(n, 5).ToString(CultureInfo.InvariantCulture))).Append('\n');
        foreach (var face in faces)
        {
            Row(face, "course", face.Persistence, face.Lasting);
            foreach (var s in face.Standing) Row(face, s.Record.ToString(), s.Start, s.StartLoading, s.Stay, s.StayLoading, s.Border, s.Water, s.Majors);
            if (face.Reports is { } r) Row(face, "reports", r.Intercept, r.Loading, r.Concentration, r.Own, r.MonthConcentration,
                r.MonthPersistence, r.MonthSpread);
            if (face.Votes is not { } votes) continue;
            Row(face, "kappa", votes.Intercept, votes.Loading);
            foreach (var era in votes.Eras) Row(face, "era", era.From, era.Own, era.Sampling);
        }
        return text.ToString();
    }

    /// <exception cref="InvalidDataException">A line that is no row, or a face without its rows.</exception>
    public static ImmutableArray<FaceParameters> Read(string name, string text)
    {
        var rows = text.Split('\n').Select((line, i) => (Line: line.Trim('\r'), Number: i + 1)).Where(r => r.Line.Length > 0 && r.Line[0] != '#').Select(r =>
        {
            var cells = r.Line.Split('\t');
            var numbers = new double[Math.Max(0, cells.Length - 2)];
            for (var i = 0; i < numbers.Length; i++)
                if (!double.TryParse(cells[i + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]))
                    throw new InvalidDataException($"{name}:{r.Number}: '{cells[i + 2]}' is no number.");
            return cells.Length > 2 ? (Face: cells[0], Name: cells[1], Numbers: numbers)
                : throw new InvalidDataException($"{name}:{r.Number}: a face, a name and numbers are expected.");
        }).ToLookup(r => r.Face);
        return [.. FaceModel.Faces.Select(face =>
        {
            var own = rows[FaceModel.Name(face)].ToList();
            double[] Of(string what, int count) => own.FirstOrDefault(r => r.Name == what).Numbers is { } n && n.Length == count
                ? n : throw new InvalidDataException($"{name}: {FaceModel.Name(face)} has no row '{what}' of {count} numbers. Fit it anew.");
            var course = Of("course", 2);
            var standing = FaceModel.RecordsOf(face).Select(record =>
            {
                var n = Of(record.ToString(), 7);
                return new StandingParameters(record, n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
            }).ToImmutableArray();
            VoteParameters? votes = null;
            if (face == Face.Votes)
            {
                var kappa = Of("kappa", 2);
                Of("era", 3);
                votes = new(kappa[0], kappa[1],
                    [.. own.Where(r => r.Name == "era").Select(r => new VoteEra((int)r.Numbers[0], r.Numbers[1], r.Numbers[2])).OrderBy(e => e.From)]);
            }
            ReportParameters? reports = null;
            if (own.Any(r => r.Name == "reports"))
            {
                var n = Of("reports", 7);
                reports = new(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
            }
            return new FaceParameters(face, course[0], course[1], standing, votes, reports);
        })];
    }

    private static (ImmutableArray<FaceParameters>, ImmutableArray<string>) Load()
    {
        const string name = "data/alignment/faces.tsv";
        using var stream = typeof(FaceParametersFile).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        using var reader = new StreamReader(stream);
        var text = reader.ReadToEnd();
        return (Read(name, text), [.. text.Split('\n').Where(l => l.StartsWith('#')).Select(l => l.TrimStart('#', ' ').TrimEnd())]);
    }
}
