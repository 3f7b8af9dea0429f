using System.Collections.Immutable;
using Entente.Actors;
using Entente.Alignment.Latent;
using Entente.Coding;
using Entente.Ledger;
using NodaTime;

namespace Entente.Store.Alignment;

/// <summary>What documents tell: each event between two states once, as cooperation or conflict, weighted by how reliable its telling is.</summary>
internal static class ReportEvidence
{
    public static ImmutableArray<ContestedEvidence> Add(EvidenceReading reading, LedgerFile ledger, ActorRegister register)
    {
        if (reading.Connection.Count("SELECT count(*) FROM (SELECT 1 FROM claim LIMIT 1)") == 0) return [];
        var view = LedgerView.Of(ledger, new ClaimFilter { AsOf = reading.Request.AsOf }, id => register.Find(id)?.Name);
        var matters = ContestedMatter.Of(view.Propositions, view.Around);
        var contested = matters.Select(m => m.Id).ToHashSet();
        int? first = null, last = null;
        void Put(int dyad, int month, EventType type, double reliability)
        {
            if (!reading.Table.Exists(dyad, month)) return;
            reading.Add(dyad, month, AlignmentIndicators.Report, EventTypes.Quad(type) is QuadClass.VerbalCooperation or QuadClass.MaterialCooperation ? 1 : 0, reliability);
            (first, last) = (Math.Min(first ?? month, month), Math.Max(last ?? month, month));
        }
        foreach (var happened in view.Events.OrderBy(e => e.Id))
            if (!contested.Contains(happened.Key.Matter) && PlaceOf(reading, happened.Key) is >= 0 and var dyad && happened.Date is { } date)
                Put(dyad, Middle(date.First, date.Last), happened.Type, ReportReliability.Of(happened, reading.Table.DyadAt(dyad)));

        var claims = view.Around.DistinctBy(c => c.Id).ToDictionary(c => c.Id);
        var found = ImmutableArray.CreateBuilder<ContestedEvidence>();
        foreach (var matter in matters)
        {
            var told = matter.For.Where(c => c.Kind == ClaimKind.Event && PlaceOf(reading, c.Key) >= 0).ToList();
            if (told.Count == 0) continue;
            var dyad = PlaceOf(reading, told[0].Key);
            var theme = told[0].Theme;
            // One act told in several ways is one act; the earliest date given stands for it.
            var when = told.Select(c => c.Date is { } date ? Middle(date.First, date.Last) : (int?)null).Min();
            if (when is not { } month) continue;
            found.Add(new ContestedEvidence(reading.Table.DyadAt(dyad), matter.Id, matter.Statement, theme, month));
            if (reading.Request.Contested == ContestedReading.AsTrue)
                foreach (var type in told.Select(c => c.Type).OfType<EventType>().Distinct().Order())
                    Put(dyad, month, type, 1);
            if (theme == "arms") Arms(reading, dyad, month);
        }
        if (first is { } from) reading.From(AlignmentIndicators.Report, "documents", null, from / 12, last!.Value / 12);
        return [.. found.OrderBy(f => f.Dyad).ThenBy(f => f.Matter)];
    }

    // The record of arms and the charge may have one origin: taken as true, arms went in that year; taken as false, what was recorded since shortly before is no evidence.
    private static void Arms(EvidenceReading reading, int dyad, int month)
    {
        int order = AlignmentIndicators.IndexOf(AlignmentIndicators.ArmsOrder), delivery = AlignmentIndicators.IndexOf(AlignmentIndicators.ArmsDelivery);
        if (reading.Request.Contested == ContestedReading.AsTrue)
        {
            var recorded = reading.Table.Gathered(dyad).Any(o => (o.Indicator == order || o.Indicator == delivery) && o.Month / 12 == month / 12 && o.Value > 0);
            if (!recorded && reading.Table.Exists(dyad, month))
            {
                reading.Table.RemoveAll(dyad, o => (o.Indicator == order || o.Indicator == delivery) && o.Month / 12 == month / 12);
                reading.Add(dyad, month, order, 1, 0);
            }
        }
        else if (reading.Request.Contested == ContestedReading.AsFalse)
            reading.Table.RemoveAll(dyad, o => (o.Indicator == order || o.Indicator == delivery) && o.Month / 12 >= month / 12 - YearlyEvidence.ContestedYears && o.Value > 0);
    }

    internal static int PlaceOf(EvidenceReading reading, StatementKey key)
    {
        if (!key.HasBothParties || !IsKey(key.First) || !IsKey(key.Second) || key.First == key.Second) return -1;
        return reading.Table.PlaceOf(new Dyad(new ActorId(key.First), new ActorId(key.Second)));
    }

    private static bool IsKey(string party) => party.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9' or '-');

    private static int Middle(LocalDate first, LocalDate last) => (DyadTable.MonthOf(first) + DyadTable.MonthOf(last)) / 2;
}
