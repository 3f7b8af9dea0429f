namespace Entente.Outlook;

/// <summary>
/// From log odds to a chance by what came of earlier forecasts: a line on the log odds (Platt 1999) held near the identity, and a cap at the share that came
/// among the highest forecasts with so many events.
/// </summary>
/// <param name="Slope">Of the line.</param>
/// <param name="Shift">Of the line.</param>
/// <param name="Cap">In 0 to 1; no chance above it is said.</param>
public sealed record DyadCalibration(double Slope, double Shift, double Cap)
{
    private const double Held = 20, ShiftHeld = 2;
    private const int Rounds = 30;

    /// <summary>Where nothing has been forecast yet.</summary>
    public static DyadCalibration None { get; } = new(1, 0, 1);

    /// <param name="past">Log odds said, and whether it came.</param>
    /// <param name="capEvents">How many events the cap rests on; with fewer there is none.</param>
    public static DyadCalibration Of(IReadOnlyList<(double LogOdds, bool Came)> past, int capEvents)
    {
        double slope = 1, shift = 0;
        for (var round = 0; round < Rounds; round++)
        {
            double a = -Held * (slope - 1), b = -ShiftHeld * shift, aa = Held, ab = 0, bb = ShiftHeld;
            foreach (var (x, came) in past)
            {
                var p = Chance(slope * x + shift);
                double residual = (came ? 1 : 0) - p, weight = p * (1 - p);
                (a, b, aa, ab, bb) = (a + residual * x, b + residual, aa + weight * x * x, ab + weight * x, bb + weight);
            }
            var whole = aa * bb - ab * ab;
            double da = (a * bb - b * ab) / whole, db = (b * aa - a * ab) / whole;
            (slope, shift) = (slope + da, shift + db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-9) break;
        }
        if (!(slope > 0) || !double.IsFinite(shift)) (slope, shift) = (1, 0);
        var events = past.Where(x => x.Came).Select(x => x.LogOdds).ToArray();
        if (events.Length < capEvents) return new(slope, shift, 1);
        Array.Sort(events);
        var least = events[^capEvents];
        return new(slope, shift, events.Count(x => x >= least) / (double)past.Count(x => x.LogOdds >= least));
    }

    /// <summary>In (0, 1).</summary>
    public double Of(double logOdds) => Math.Min(Cap, Chance(Slope * logOdds + Shift));

    private static double Chance(double logOdds) => 1 / (1 + Math.Exp(-Math.Clamp(logOdds, -30, 30)));
}
