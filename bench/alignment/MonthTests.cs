using System.Globalization;
using Entente.Actors;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Bench;

/// <summary>What the news says of hostility in months of 2014 (months-2014.csv), against hostility by month and the plain share of hostile acts.</summary>
internal static class MonthTests
{
    public static void Run(string ledger)
    {
        var records = FaceYears.Read(ledger);
        int right = 0, plain = 0, silent = 0, all = 0;
        foreach (var line in File.ReadLines(Path.Combine(FaceYears.Folder(), "months-2014.csv")).Where(l => !l.StartsWith('#')).Skip(1))
        {
            var cells = line.Split(',');
            all++;
            var months = records.Of(new Dyad(new ActorId(cells[0]), new ActorId(cells[1]))) is { } evidence
                ? PairFaces.Run(evidence, FaceParametersFile.Embedded).Months(FaceParametersFile.Embedded) : [];
            List<FaceMonth> Of(string from, string to) => [.. months.Where(m => m.Month >= Number(from) && m.Month <= Number(to) && m.Count.All > 0)];
            var (before, after) = (Of(cells[2], cells[3]), Of(cells[4], cells[5]));
            if (before.Count == 0 || after.Count == 0)
            {
                silent++;
                Console.WriteLine($"{line}: no acts reported");
                continue;
            }
            static double Share(List<FaceMonth> of) => of.Sum(m => m.Count.Hostile) / (double)of.Sum(m => m.Count.All);
            var (change, shares) = (after.Average(m => m.Mean) - before.Average(m => m.Mean), Share(after) - Share(before));
            bool Is(double by) => cells[6] == "up" ? by > 0 : by < 0;
            if (Is(change)) right++;
            if (Is(shares)) plain++;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{line}: {change:+0.00;-0.00}{(Is(change) ? "" : " WRONG")}, share {shares:+0.00;-0.00}"));
        }
        Console.WriteLine($"of {all} statements {silent} have no acts on one side; by month {right} of the others right, by the plain share {plain}");
    }

    private static int Number(string month) => int.Parse(month[..4], CultureInfo.InvariantCulture) * 12
        + int.Parse(month[5..], CultureInfo.InvariantCulture) - 1;
}
