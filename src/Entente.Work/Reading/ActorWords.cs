using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using NodaTime;

namespace Entente.Work.Reading;

/// <summary>Whom a stretch of text names: as the rules resolved it in its sentence, else by the register's names within it.</summary>
internal sealed class ActorWords(string text, IReadOnlyList<ActorMention> mentions, LocalDate? date)
{
    /// <exception cref="ProposalCheck.Drop">Nobody, or several.</exception>
    public ActorMention Resolve(TextSpan span)
    {
        var words = span.In(text);
        var same = mentions.Where(m => m.Actor is not null && m.Span == span).ToList();
        var over = same.Count > 0 ? same : mentions.Where(m => m.Actor is not null && (span.Contains(m.Span) || m.Span.Contains(span))).ToList();
        if (over.Count > 0)
        {
            if (over.Select(m => m.Actor).Distinct().Count() > 1) throw new ProposalCheck.Drop(DropReason.ActorAmbiguous, words);
            return over.OrderByDescending(m => m.Span.Length).ThenBy(m => m.Span).First() with { Span = span, Text = words };
        }
        var parts = words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Bare).Where(p => p.Length > 0).ToArray();
        NameMatch? found = null;
        for (var i = 0; i < parts.Length;)
        {
            if (ActorRegister.Embedded.Match(parts, i, date) is not { Length: > 0 } match) { i++; continue; }
            if (match.Actor is null || found is not null && found.Actor != match.Actor) throw new ProposalCheck.Drop(DropReason.ActorAmbiguous, words);
            found ??= match;
            i += match.Length;
        }
        return found is null ? throw new ProposalCheck.Drop(DropReason.ActorUnresolved, words)
            : new(span, words, found.Actor, found.Sector, found.Person, found.Person is null ? Resolution.Name : Resolution.Person);
    }

    private static string Bare(string word)
    {
        var bare = word.Trim(',', ';', ':', '(', ')', '"', '“', '”', '‘', '\'', '!', '?');
        foreach (var ending in (ReadOnlySpan<string>)["'s", "’s"]) if (bare.EndsWith(ending, StringComparison.Ordinal)) bare = bare[..^2];
        return bare.EndsWith('’') ? bare[..^1] : bare;
    }
}
