using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Faces;
using Entente.Briefs.Checks;
using Entente.Coding;
using Entente.Ledger;
using Entente.Panels;
using Entente.Record;
using Entente.Store.Alignment;
using Entente.Store.Datasets;
using NodaTime;

namespace Entente.Store.Checks;

/// <summary>The record for tests out of a ledger: of <see cref="CheckRecord.Wanted"/> what is loaded, and no row about a year after the last.</summary>
public static class CheckRecordReader
{
    /// <summary>Years before the last that the longest window of a variant reaches.</summary>
    public const int YearsBack = 14;

    /// <param name="asOf">What documents told by this day counts.</param>
    /// <param name="document">The checked one: it is no witness of its own.</param>
    public static CheckRecord Read(LedgerFile ledger, ActorRegister register, int lastYear, LocalDate asOf, string document,
        CancellationToken cancellation = default)
    {
        var held = IndicatorSources.In(ledger);
        var panel = PanelReader.Read(ledger, register, new PanelRequest
        {
            Indicators = [.. CheckRecord.Wanted.Select(n => Indicators.Find(n)!).Where(i => held.Of(i).Length > 0)],
            From = new LocalDate(lastYear - YearsBack, 1, 1),
            To = new LocalDate(lastYear, 12, 31),
        }, cancellation);
        ImmutableArray<PairFaces> Faces(ImmutableArray<ActorId> states) =>
            [.. FaceReader.Read(ledger, register, new AlignmentRequest
                {
                    To = new LocalDate(lastYear, 12, 31), States = states, AsOf = asOf, WithoutDocument = document,
                }, 0, cancellation).Pairs
                .Where(e => e.Exists.Any(x => x)).Select(e => PairFaces.Run(e, FaceParametersFile.Embedded))];
        return new CheckRecord(panel, Faces, [.. Deeds(ledger, register, asOf, document)]);
    }

    private static IEnumerable<ReportedDeed> Deeds(LedgerFile ledger, ActorRegister register, LocalDate asOf, string document)
    {
        var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = asOf }, id => register.Find(id)?.Name);
        var documents = view.Around.ToDictionary(c => c.Id, c => c.DocumentId);
        foreach (var e in view.Events)
            if (e is { Date: { } date, Actor.Actor: { } a, Recipient.Actor: { } b } && a != b
                && e.Claims.Any(c => documents.TryGetValue(c, out var from) && from != document))
                yield return new(new Dyad(a, b), date.First.Year, EventTypes.Quad(e.Type) is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation,
                    !e.Reciprocal && EventTypes.Quad(e.Type) == QuadClass.MaterialCooperation ? b : null);
    }
}
