using Entente.Coding;
using Entente.Documents;
using Entente.Store.News;

namespace Entente.Work.Following;

/// <summary>An article that was fetched and read, or why it was not.</summary>
/// <param name="Outcome">Read, or Refused, or Later with the error.</param>
internal sealed record ReadArticle(WaitingItem Item, ItemOutcome Outcome, string? Error = null, Document? Document = null, CodedText? Coded = null);
