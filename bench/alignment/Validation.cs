namespace Entente.Alignment.Bench;

/// <summary>The subcommands that put the measures to the test.</summary>
internal static class Validation
{
    // turning-points [series]      reliability of turning points' probabilities and intervals over simulated series
    // ideal-points [worlds]        coverage of ideal points' intervals over simulated assemblies
    // forecast --ledger FILE       onset of alliances, disputes and sanctions in the next year, by rolling origin
    // faces --ledger FILE          the tests that decide on the faces: textbook statements, rivals, coverage, data that end
    // months --ledger FILE         statements on months of 2014, for a ledger with the events that icews14.py writes
    // validity --ledger FILE       what the faces say of well-known camps, splits and wars
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
            case ["forecast", "--ledger", var ledger]:
                Forecasts.Run(ledger);
                return true;
            case ["faces", "--ledger", var ledger]:
                FaceTests.Run(ledger);
                return true;
            case ["months", "--ledger", var ledger]:
                MonthTests.Run(ledger);
                return true;
            case ["validity", "--ledger", var ledger]:
                FaceValidity.Run(ledger);
                return true;
            default:
                return false;
        }
    }
}
