using Entente.Cli;
using Entente.SystemTests.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests;

/// <summary>Every command finds actors by the same function: what one understands, all do. By itself: what the program says goes to one place.</summary>
[Collection(Name), CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ResolverTests
{
    private const string Name = "what the program says";

    private static readonly string[][] Commands =
    [
        ["actors", "show", "{}"],
        ["state", "{}", "--ledger", "{ledger}"],
        ["align", "{}", "FRA", "--ledger", "{ledger}"],
        ["brief", "{}", "FRA", "--ledger", "{ledger}"],
        ["events", "--actor", "{}", "--ledger", "{ledger}"],
        ["panel", "contiguity", "--states", "{}", "--from", "2000", "--to", "2001", "--ledger", "{ledger}"],
    ];

    public static TheoryData<string> Forms => new(["USSR", "East Germany", "Burma", "Upper Volta", "Korea, Republic of", "Gambia, The",
        "São Tomé and Príncipe", "NA", "Saint Kitts & Nevis"]);

    [Theory, MemberData(nameof(Forms))]
    public void Form_of_a_name_is_understood_by_every_command(string form)
    {
        using var ledger = new TestLedger();
        ledger.File.Dispose();
        foreach (var command in Commands)
        {
            // "--states" takes a list between commas.
            if (command[0] == "panel" && form.Contains(',', StringComparison.Ordinal)) continue;
            var said = Said(ledger, command, form);
            Assert.DoesNotContain($"no actor '{form}'", said, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Unknown_name_gets_the_same_three_from_every_command()
    {
        using var ledger = new TestLedger();
        ledger.File.Dispose();
        foreach (var command in Commands)
            Assert.Contains("Did you mean Brazil (BRA), ", Said(ledger, command, "Brazl"), StringComparison.Ordinal);
    }

    private static string Said(TestLedger ledger, string[] command, string form)
    {
        var (before, to) = (Console.Error, new StringWriter());
        Console.SetError(TextWriter.Synchronized(to));
        try { CommandLine.Run([.. command.Select(w => w switch { "{}" => form, "{ledger}" => ledger.File.FilePath, _ => w })]); }
        finally { Console.SetError(before); }
        return to.ToString();
    }
}
