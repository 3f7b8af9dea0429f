using System.Globalization;
using Entente.Trial;

// Entente.Trial fuzz|kill SAMPLES [COUNT] [SEED] [TARGET...]: spoilt inputs (of the targets whose names hold one of these words, all where none is given),
// and runs killed at random moments. Ends 1 where something was found.
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
// The program in a process of its own is this one: beside it the native libraries are laid out for this one alone.
if (args is ["entente", .. var asked]) return Entente.Cli.CommandLine.Run(asked);
if (args is not ["fuzz" or "kill", var samples, ..])
{
    Console.Error.WriteLine("Entente.Trial fuzz|kill SAMPLES [COUNT] [SEED] [TARGET...]");
    return 2;
}
var count = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : args[0] == "fuzz" ? 3000 : 150;
var seed = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 1;
return args[0] == "fuzz" ? Fuzz.Run(samples, count, seed, args[Math.Min(4, args.Length)..]) : Kill.Run(samples, count, seed);
