using System.Text;
using Entente.Documents;
using Entente.Ledger;
using Entente.Store;

namespace Entente.Web.Endpoints;

/// <summary>A document of the ledger as it is read.</summary>
internal static class ReadText
{
    /// <exception cref="AnswerException">409: it is not the text that was recorded.</exception>
    public static ReadingText Of(StoredDocument document) => DocumentVersion.HashOf(document.Text) == document.TextSha256
        ? DocumentReader.Read(Encoding.UTF8.GetBytes(document.Text), document.Location).ReadingText
        : throw new AnswerException(409, $"The text of document {document.Id} does not have the hash it was recorded with. Run 'entente ledger check'.");
}
