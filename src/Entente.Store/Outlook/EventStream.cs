using System.Collections.Immutable;
using Entente.Actors;
using Entente.Coding;
using Entente.Ledger;
using Entente.Store.Alignment;
using Entente.Time;
using NodaTime;

namespace Entente.Store.Outlook;

/// <summary>
/// What one state did to another by day, as the ledger holds it: the rows of its event data sets, and the events that its documents tell as facts
/// and date to a day. Charges, demands and plans are none of it. Acts are named by PLOVER's roots; statements (CAMEO 01) have none and are left out.
/// </summary>
/// <param name="Events">By day, actor, act and recipient; each once.</param>
/// <param name="OfDocuments">Events that documents tell of.</param>
/// <param name="Undated">Events of documents that are left out because they have no day.</param>
/// <param name="Datasets">Data sets that rows come from, sorted.</param>
public sealed record EventStream(ImmutableArray<EventStream.Entry> Events, int OfDocuments, int Undated, ImmutableArray<string> Datasets)
{
    /// <summary>One act on one day.</summary>
    public readonly record struct Entry(LocalDate Day, ActorId Actor, string Act, ActorId Recipient);

    /// <param name="before">Only what happened, and was published or added to its data set, before this day; null for all.</param>
    public static EventStream Of(LedgerFile ledger, LocalDate? before)
    {
        var known = before?.PlusDays(-1) ?? new LocalDate(9999, 12, 31);
        RecordStore.Use(ledger);
        var rows = ledger.Connection.Rows("""
            SELECT DISTINCT e.dataset, day, actor, root, recipient FROM event_row e JOIN panel_file USING (file_id)
            WHERE actor IS NOT NULL AND recipient IS NOT NULL AND actor <> recipient AND root IS NOT NULL
                AND day <= ? AND coalesce(recorded_on <= ?, true)
            ORDER BY ALL
            """, r => (Dataset: r.Text("dataset"), Day: r.Day("day"), Actor: r.Text("actor"), Root: r.Text("root"), Recipient: r.Text("recipient")),
            known, known);
        var events = new HashSet<Entry>();
        var datasets = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (EventTypes.OfRoot(row.Root) is not { } type) continue;
            events.Add(new(row.Day, new(row.Actor), EventTypes.Name(type), new(row.Recipient)));
            datasets.Add(row.Dataset);
        }
        int told = 0, undated = 0;
        foreach (var e in LedgerView.Of(ledger, new ClaimFilter { AsOf = before is null ? null : known }).Events)
        {
            if (StateOf(e.Actor) is not { } actor || StateOf(e.Recipient) is not { } recipient || actor == recipient) continue;
            if (e.Date is not { Precision: DatePrecision.Day } date || date.First != date.Last) undated++;
            else if (date.First <= known)
            {
                told++;
                events.Add(new(date.First, actor, EventTypes.Name(e.Type), recipient));
                if (e.Reciprocal) events.Add(new(date.First, recipient, EventTypes.Name(e.Type), actor));
            }
        }
        return new([.. events.OrderBy(e => e.Day).ThenBy(e => e.Actor).ThenBy(e => e.Act, StringComparer.Ordinal).ThenBy(e => e.Recipient)],
            told, undated, [.. datasets]);
    }

    // Rebels of a state are not the state, and a body is none.
    private static ActorId? StateOf(ActorMention? mention) => mention?.Actor is { } actor && StatementKey.PartyOf(mention, "") == actor.Value
        && ActorRegister.Embedded.Find(actor)?.Kind == ActorKind.State ? actor : null;
}
