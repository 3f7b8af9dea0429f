using System.Diagnostics;
using System.Globalization;
using Entente.Alignment.Bench;

if (!Validation.Run(args))
{
    Console.Error.WriteLine("alignment-bench: turning-points [series], ideal-points [worlds], forecast --ledger FILE, faces --ledger FILE, "
        + "months --ledger FILE, validity --ledger FILE");
    return 2;
}
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"user CPU {Process.GetCurrentProcess().UserProcessorTime.TotalSeconds:F1} s"));
return 0;
