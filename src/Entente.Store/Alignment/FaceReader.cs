using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Ledger;

namespace Entente.Store.Alignment;

/// <summary>What a ledger shows of the faces of pairs, year by year: <see cref="FaceEvidenceReader"/> over its tables.</summary>
public static class FaceReader
{
    /// <param name="contested">How likely what is charged and denied is held to be: 0, 0.5 or 1.</param>
    /// <exception cref="ArgumentException">The end is before the start; a state of the pair is in no list of states.</exception>
    public static FaceRecords Read(LedgerFile ledger, ActorRegister register, AlignmentRequest request, double contested = 0,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return FaceEvidenceReader.Of(AlignmentReader.Begin(ledger, register, request, cancellation), Told(ledger, register, request), contested);
    }

    private static ToldDeeds Told(LedgerFile ledger, ActorRegister register, AlignmentRequest request)
    {
        if (ledger.Connection.Count("SELECT count(*) FROM (SELECT 1 FROM claim LIMIT 1)") == 0) return ToldDeeds.None;
        var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = request.AsOf }, id => register.Find(id)?.Name);
        var own = request.WithoutDocument is { } left ? view.Around.Where(c => c.DocumentId == left).Select(c => c.Id).ToHashSet() : [];
        return new([.. view.Events.Where(e => !e.Claims.All(own.Contains))], ContestedMatter.Of(view.Propositions, view.Around));
    }
}
