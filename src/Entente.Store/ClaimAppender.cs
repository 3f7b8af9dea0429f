using DuckDB.NET.Data;
using Entente.Coding;
using Entente.Ledger;

namespace Entente.Store;

/// <summary>Appends claims with their mentions and chains of attribution, in batches. To be used inside a transaction.</summary>
internal static class ClaimAppender
{
    public static void Append(DuckDBConnection connection, IReadOnlyCollection<Claim> claims, string runId, DateTime now)
    {
        using (var appender = connection.CreateAppender("claim"))
            foreach (var c in claims) Append(appender.CreateRow(), c, runId, now);
        using (var appender = connection.CreateAppender("claim_mention"))
            foreach (var c in claims)
                foreach (var (role, ordinal, m) in MentionsOf(c))
                    appender.CreateRow().AppendValue(c.Id.Value).AppendValue(role).AppendValue(ordinal).AppendValue(m.Text).Add(m.Span)
                        .Add(m.Actor?.Value).Add(m.Sector).Add(m.Person).Lower(m.Resolution).EndRow();
        using (var appender = connection.CreateAppender("claim_attribution"))
            foreach (var c in claims)
                for (var i = 0; i < c.Attributions.Length; i++)
                    appender.CreateRow().AppendValue(c.Id.Value).AppendValue(i).Lower(c.Attributions[i].Stance)
                        .Add(c.Attributions[i].Cue).AppendValue(c.Attributions[i].CueLemma).EndRow();
    }

    private static void Append(IDuckDBAppenderRow row, Claim c, string runId, DateTime now)
    {
        row.AppendValue(c.Id.Value).AppendValue(c.DocumentId).AppendValue(c.DocumentTextSha256).AppendValue(runId).Lower(c.Kind)
            .Add(c.Quote).AppendValue(c.QuoteText).Add(c.QuoteOriginal).Add(c.Content).AppendValue(c.ContentText)
            .Add(c.Trigger).AppendValue(c.TriggerText).AppendValue(c.TriggerLemma)
            .AppendValue(c.ByAuthor).Add(c.Speaker?.Actor?.Value).Lower(c.Stance).Add(c.Actor?.Actor?.Value).Add(c.Recipient?.Actor?.Value)
            .AppendValue(c.Reciprocal).Add(c.Type?.ToString().ToUpperInvariant()).Add(c.Mode).AppendValue(string.Join(',', c.Contexts))
            .Add(c.Theme).Add(c.AssessmentKind).Add(c.Date).Add(c.Said)
            .Add(c.Place?.Text).Add(c.Place?.Span).Add(c.Place?.Country?.Value).Lower(c.Polarity).Lower(c.Modality).Lower(c.Side);
        if (c.Confidence is { } confidence) row.AppendValue(confidence);
        else row.AppendNullValue();
        row.AppendValue(c.Rule).Add(c.Within?.Value).AppendValue(c.Key.Family).AppendValue(c.Key.Theme).AppendValue(c.Key.First)
            .AppendValue(c.Key.Second).AppendValue(c.Key.Directed).AppendValue(c.Key.Matter.Value).AppendValue(now).EndRow();
    }

    private static IEnumerable<(string Role, int Ordinal, ActorMention Mention)> MentionsOf(Claim c)
    {
        if (c.Actor is { } actor) yield return ("actor", 0, actor);
        if (c.Recipient is { } recipient) yield return ("recipient", 0, recipient);
        for (var i = 0; i < c.Subjects.Length; i++) yield return ("subject", i, c.Subjects[i]);
        for (var i = 0; i < c.Against.Length; i++) yield return ("against", i, c.Against[i]);
        for (var i = 0; i < c.Attributions.Length; i++)
            if (c.Attributions[i].Speaker is { } speaker) yield return ("speaker", i, speaker);
    }
}
