using System.Text;
using Entente.Documents;
using Entente.Reading;
using Entente.Store;
using NodaTime;

namespace Entente.Work.Reading;

/// <summary>Reads a document that a program sent to the workbench, and records it, as `entente brief FILE` does.</summary>
internal static class SentReading
{
    /// <exception cref="UserException">There is nothing to read in it.</exception>
    public static ReadDocument Read(SentDocument sent, TimeProvider clock, CancellationToken cancel)
    {
        var started = clock.GetUtcNow().UtcDateTime;
        // Of text, the location's ending tells whether it is Markdown.
        var isMarkdown = Path.GetExtension(sent.Location).ToUpperInvariant() is ".MD" or ".MARKDOWN";
        Document document;
        try
        {
            document = DocumentReader.Read(Encoding.UTF8.GetBytes(sent.Text), sent.Location,
                sent.IsHtml ? "text/html; charset=utf-8" : isMarkdown ? "text/markdown" : "text/plain",
                DocumentReaderOptions.Default with { Date = sent.Date, Retrieved = Instant.FromDateTimeUtc(started) });
        }
        catch (DocumentException e)
        {
            throw new UserException(e.Message, ExitCode.WrongUsage, e);
        }
        var coded = StatementReader.Default.Read(document, cancel).Coded();
        cancel.ThrowIfCancellationRequested();
        var run = TellDocument.RunOf(document, started, sent.Date);
        return new(ledger => new ReadingRecorder(ledger, ActorNames.Of).Record(document, coded, run), document.Warnings);
    }
}
