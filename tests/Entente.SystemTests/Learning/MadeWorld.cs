using Entente.Actors;
using Entente.Outlook;

namespace Entente.SystemTests.Learning;

/// <summary>A world made by a rule, to learn outlooks from.</summary>
internal static class MadeWorld
{
    public const int First = 1950, Years = 60, States = 16;

    /// <summary>Enough to learn from it in little time.</summary>
    public static DyadOptions Options { get; } = new() { LearningYears = 15, CalibrationYears = 10, RefitYears = 11, Trees = 0, Ridge = 1,
        MostQuietCases = 3000 };

    /// <summary>Sanctions come at random; the year after one a dispute is ten times as likely, and between neighbours in a ring ten times as likely as
    /// between others.</summary>
    public static List<DyadHistory> Histories(int seed = 5)
    {
        var random = new Random(seed);
        var made = new List<DyadHistory>();
        for (var a = 0; a < States; a++)
            for (var b = a + 1; b < States; b++)
            {
                var history = new DyadHistory(new Dyad(Id(a), Id(b)), First, Years);
                var near = b - a == 1 || (a == 0 && b == States - 1);
                var last = -9;
                for (var t = 0; t < Years; t++)
                {
                    history.SetYear(First + t, true, double.NaN, near, false, 0);
                    var rate = (near ? 0.05 : 0.005) * (t > 0 && history[DyadRecord.Sanction, First + t - 1] == true ? 10 : 1);
                    history[DyadRecord.Dispute, First + t] = t - last > 1 && random.NextDouble() < rate;
                    if (history[DyadRecord.Dispute, First + t] == true) last = t;
                    history[DyadRecord.Sanction, First + t] = random.NextDouble() < 0.15;
                }
                made.Add(history);
            }
        return made;
    }

    public static ActorId Id(int state) => new($"S{(char)('A' + state)}X");
}
