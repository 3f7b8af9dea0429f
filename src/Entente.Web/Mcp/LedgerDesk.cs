using Entente.Store;
using Entente.Web.Endpoints;

namespace Entente.Web.Mcp;

/// <summary>Answers endpoints' questions that came another way than HTTP, by the same routes.</summary>
internal sealed class LedgerDesk(LedgerLease lease, Routes routes)
{
    /// <exception cref="AnswerException">The question has no answer.</exception>
    /// <exception cref="LedgerException">The ledger can't be had.</exception>
    public Task<string> AskAsync(Endpoint endpoint, IReadOnlyDictionary<string, string> values, CancellationToken cancel)
    {
        foreach (var parameter in endpoint.Parameters)
            if (parameter.IsRequired && !(values.TryGetValue(parameter.Name, out var given) && given.Trim().Length > 0))
                throw new AnswerException(400, $"{parameter.Name}: is not given. {parameter.Description}");
        var path = endpoint.Path.Split('/').Select(p => p[0] == '{' ? values[p[1..^1]] : p);
        var beside = values.Where(v => !endpoint.Parameters.Any(p => p.Name == v.Key && endpoint.IsInPath(p)));
        return lease.UseAsync(ledger => routes.Answer(ledger, Question.Of(["api", "v1", .. path], beside), null, cancel).Body, cancel);
    }

    /// <summary>A document's text as it is read, without markup; absent where there is none with this key.</summary>
    public Task<string?> TextOfAsync(string id, CancellationToken cancel) => lease.UseAsync(ledger =>
        StoredDocument.Of(ledger, Routes.Only(ledger, id, "document").Id) is { } stored ? ReadText.Of(stored).Text : null, cancel);
}
