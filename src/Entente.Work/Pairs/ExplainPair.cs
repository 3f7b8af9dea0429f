using Entente.Actors;
using Entente.Alignment.Explanation;
using Entente.Alignment.Faces;
using Entente.Findings;
using Entente.Store.Alignment;

namespace Entente.Work.Pairs;

/// <summary>What on record moved a pair's faces: `entente why A B`.</summary>
internal static class ExplainPair
{
    /// <exception cref="UserException">The two never existed together, or the request makes no sense.</exception>
    public static ExplanationEvidence Read(string? ledger, Dyad pair, AlignmentRequest request, CancellationToken cancellation)
    {
        using var progress = new Counter();
        ExplanationEvidence evidence;
        using (var file = LedgerLocation.OpenForFigures(ledger, cancellation))
        {
            try
            {
                evidence = ExplanationReader.Read(file, ActorRegister.Embedded, pair, request, 200, progress, cancellation);
            }
            catch (ArgumentException e)
            {
                throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
            }
        }
        progress.Dispose();
        if (evidence.Faces is null)
            throw new UserException($"{ActorNames.Of(pair.A)} and {ActorNames.Of(pair.B)} never existed together up to {Prose.Text(request.To!.Value.Year)}.");
        return evidence;
    }

    /// <summary>Pairs done, on a terminal; silent where messages are piped.</summary>
    private sealed class Counter : IProgress<int>, IDisposable
    {
        private readonly bool shown = !Console.IsErrorRedirected;
        private bool written;

        public void Report(int value)
        {
            if (!shown || value % 1000 != 0) return;
            written = true;
            Console.Error.Write($"\r{Prose.Text(value)} pairs of states smoothed");
        }

        public void Dispose()
        {
            if (written) Console.Error.Write("\r" + new string(' ', 40) + "\r");
            written = false;
        }
    }
}
