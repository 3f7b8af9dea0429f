namespace Entente.Alignment.Bench;

/// <summary>The subcommands that put the measures to the test.</summary>
internal static class Validation
{
    // turning-points [series]      reliability of turning points' probabilities and intervals over simulated series
    // ideal-points [worlds]        coverage of ideal points' intervals over simulated assemblies
    public static bool Run(string[] args)
    {
        switch (args)
        {
            case ["turning-points", ..]:
                TurningPointCalibration.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 4000);
                return true;
            case ["ideal-points", ..]:
                IdealPointCalibration.Run(args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 200);
                return true;
            default:
                return false;
        }
    }
}
