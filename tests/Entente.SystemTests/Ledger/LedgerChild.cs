using System.Diagnostics;
using System.Runtime.CompilerServices;
using Entente.Store;

namespace Entente.SystemTests.Ledger;

/// <summary>A process that writes to a ledger, says so when it is halfway, and then waits to be killed.</summary>
internal static class LedgerChild
{
    private const string Variable = "ENTENTE_TEST_HALFWAY_LEDGER";
    private const string Halfway = "halfway";

    public static Process Start(string path)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet") start.ArgumentList.Add(typeof(LedgerChild).Assembly.Location);
        start.Environment[Variable] = path;
        return Process.Start(start)!;
    }

    public static void AwaitHalfway(Process child)
    {
        while (child.StandardOutput.ReadLine() is { } line)
            if (line.Contains(Halfway, StringComparison.Ordinal)) return;
        throw new InvalidOperationException("The child ended before it was halfway.");
    }

    /// <summary>Runs before anything else of the test program; does nothing where no parent asks for it.</summary>
    [ModuleInitializer]
    internal static void RunIfAsked()
    {
        if (Environment.GetEnvironmentVariable(Variable) is not { Length: > 0 } path) return;
        using var ledger = LedgerFile.Open(path, LedgerAccess.Write, TimeProvider.System);
        ledger.InTransaction(() =>
        {
            using (var appender = ledger.Connection.CreateAppender("reading_claim"))
                for (var i = 0; i < 500_000; i++) appender.CreateRow().AppendValue("half").AppendValue($"c{i}").EndRow();
            using (var command = ledger.Connection.CreateCommand())
            {
                command.CommandText = "DELETE FROM claim";
                command.ExecuteNonQuery();
            }
            Console.Out.WriteLine(Halfway);
            Console.Out.Flush();
            // The parent kills us; were it to die first, our input ends.
            Console.In.ReadToEnd();
            throw new InvalidOperationException("Not killed.");
        });
    }
}
