using Entente.Actors;
using Entente.Coding;

namespace Entente.Ledger;

/// <summary>Puts a statement into words: the claim's own words after its verb where they can be turned round, else a plain pattern by family.</summary>
internal static class StatementWording
{
    /// <summary>
    /// The claim to word a statement by: for rather than against, parties resolved, worded with a verb, telling most, most confident.
    /// </summary>
    public static Claim BestOf(IReadOnlyCollection<Claim> claims) => claims
        .OrderBy(c => c.Side == ClaimSide.For ? 0 : 1)
        .ThenBy(c => c.Actor?.Actor is null ? 1 : 0)
        .ThenBy(c => FromVerb(c, "") is null ? 1 : 0)
        .ThenByDescending(c => c.Confidence)
        .ThenByDescending(c => Math.Min(c.Content.Length, 120))
        .ThenBy(c => c.Id)
        .First();

    public static string Of(Claim claim, Func<ActorId, string?>? nameOf)
    {
        if (claim.Kind == ClaimKind.Assessment) return Assessment(claim, nameOf);
        var actor = NameOf(claim.Actor, nameOf) ?? "someone";
        return Capital(FromVerb(claim, actor) ?? FromPattern(claim, actor, NameOf(claim.Recipient, nameOf)));
    }

    private static string Assessment(Claim claim, Func<ActorId, string?>? nameOf)
    {
        var subjects = Listed(claim.Subjects, nameOf);
        var against = Listed(claim.Against, nameOf);
        var head = Capital(claim.AssessmentKind!.Replace('-', ' ').Replace('_', ' '));
        if (subjects.Length > 0) head += ": " + subjects;
        return against.Length > 0 ? head + " against " + against : head;
    }

    private static string Listed(IEnumerable<ActorMention> mentions, Func<ActorId, string?>? nameOf) =>
        string.Join(", ", mentions.Select(m => NameOf(m, nameOf)!).Distinct(StringComparer.Ordinal));

    /// <summary>"supplying Russia with artillery to use in its war" by North Korea is "North Korea supplies Russia with artillery"; absent where the
    /// words don't allow it.</summary>
    private static string? FromVerb(Claim claim, string actor)
    {
        if (claim.Reciprocal || claim.Polarity == Polarity.Negated || !claim.Content.Contains(claim.Trigger)) return null;
        if (claim.Actor is not null && claim.Content.Contains(claim.Actor.Span) && claim.Actor.Span.Start > claim.Trigger.Start) return null;
        if (claim.Recipient is { } recipient && claim.Content.Contains(recipient.Span) && recipient.Span.Start < claim.Trigger.Start) return null;
        var trigger = claim.TriggerText;
        var at = claim.ContentText.IndexOf(trigger, Math.Min(claim.Trigger.Start - claim.Content.Start, claim.ContentText.Length), StringComparison.Ordinal);
        // Markup in the original only moves offsets on: the word then stands before them.
        if (at < 0) at = claim.ContentText.IndexOf(trigger, StringComparison.Ordinal);
        if (at < 0) return null;
        var rest = claim.ContentText[(at + trigger.Length)..];
        if (trigger.Contains(' ') || !IsVerbForm(trigger, claim.TriggerLemma) || IsAfterBe(claim.ContentText[..at])) return null;
        rest = CutAfterObject(rest);
        // "supplies to the front", "strengthening of ties": nouns.
        var first = rest.TrimStart().Split(' ')[0];
        if (rest.Trim().Length == 0 || rest[0] != ' ' || first is "of" || trigger.EndsWith('s') && first is "on" or "to" or "against" or "by"
            or "for" or "in" or "from") return null;
        // A pronoun at the head of the rest names nobody outside its text.
        if (first is "it" or "them" or "him" or "her" or "these" or "this" or "that" or "those") return null;
        return $"{actor} {ThirdPerson(claim.TriggerLemma)}{rest}";
    }

    private static bool IsVerbForm(string word, string lemma) =>
        !word.Equals(lemma, StringComparison.OrdinalIgnoreCase) && lemma.Length > 1 && lemma.All(char.IsLetter);

    private static bool IsAfterBe(string before)
    {
        var words = before.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length > 0 && words[^1].ToLowerInvariant() is "is" or "are" or "was" or "were" or "be" or "been" or "being" or "got";
    }

    /// <summary>Ends the statement before a clause of purpose, a relative clause or any stop.</summary>
    private static string CutAfterObject(string rest)
    {
        var end = rest.AsSpan().IndexOfAny(",;:.()—–“”\"\n\r");
        if (end >= 0) rest = rest[..end];
        foreach (var opener in (string[])[" which ", " that ", " who ", " while ", " after ", " before ", " because ", " following ", " amid ",
            " when ", " where "])
        {
            var at = rest.IndexOf(opener, StringComparison.Ordinal);
            if (at > 0) rest = rest[..at];
        }
        for (var at = rest.IndexOf(" to ", StringComparison.Ordinal); at >= 0; at = rest.IndexOf(" to ", at + 1, StringComparison.Ordinal))
        {
            var next = rest[(at + 4)..].Split(' ')[0];
            if (at > 0 && next.Length > 0 && char.IsLower(next[0])
                && next is not ("the" or "a" or "an" or "its" or "their" or "his" or "her" or "both" or "all")) return rest[..at];
        }
        return rest.TrimEnd();
    }

    private static string ThirdPerson(string lemma)
    {
        if (lemma.EndsWith('y') && lemma.Length > 1 && !"aeiou".Contains(lemma[^2])) return lemma[..^1] + "ies";
        return lemma.EndsWith('s') || lemma.EndsWith('x') || lemma.EndsWith('z') || lemma.EndsWith("ch", StringComparison.Ordinal)
            || lemma.EndsWith("sh", StringComparison.Ordinal) || lemma.EndsWith('o') ? lemma + "es" : lemma + "s";
    }

    private static string FromPattern(Claim claim, string actor, string? recipient)
    {
        var on = claim.Theme is null ? "" : $" ({claim.Theme})";
        if (claim.Reciprocal || TypeFamily.IsSymmetric(claim.Key.Family))
        {
            var both = recipient is null ? actor : $"{actor} and {recipient}";
            return both + (claim.Type switch
            {
                EventType.Agree => " have an agreement",
                EventType.Consult => claim.Key.Family == "call" ? " speak with each other" : " meet",
                EventType.Cooperate => " cooperate",
                EventType.Assault => " fight each other",
                EventType.Support => " support each other",
                EventType.Aid => " aid each other",
                _ => $": {claim.Type!.Value.ToString().ToLowerInvariant()} each other",
            }) + on;
        }
        var to = recipient is null ? "" : " " + recipient;
        return actor + (claim.Type switch
        {
            EventType.Aid => claim.Theme is null ? $" aids{to}" : recipient is null ? $" gives {claim.Theme}" : $" gives{to} {claim.Theme}",
            EventType.Support => $" supports{to}{on}",
            EventType.Concede => $" yields to{to}{on}",
            EventType.Retreat => recipient is null ? " retreats" : $" retreats from{to}",
            EventType.Request => $" makes a request of{to}{on}",
            EventType.Accuse => $" accuses{to}{on}",
            EventType.Reject => claim.Mode == "deny" ? $" denies{to}{on}" : $" rejects{to}{on}",
            EventType.Threaten => $" threatens{to}{on}",
            EventType.Protest => recipient is null ? " protests" : $" protests against{to}",
            EventType.Sanction => $" sanctions{to}",
            EventType.Mobilize => recipient is null ? " mobilises" : $" mobilises against{to}",
            EventType.Coerce => $" coerces{to}",
            EventType.Assault => recipient is null ? " attacks" : $" attacks{to}",
            _ => $": {claim.Type!.Value.ToString().ToLowerInvariant()}{to}{on}",
        });
    }

    private static string? NameOf(ActorMention? mention, Func<ActorId, string?>? nameOf)
    {
        if (mention is null) return null;
        if (mention is { Person: { } person, Resolution: Resolution.Person }) return person;
        var name = mention.Actor is { } actor ? nameOf?.Invoke(actor) ?? (mention.Resolution == Resolution.Name ? mention.Text : actor.Value) : mention.Text;
        return mention is { Sector: { } sector, Actor: { } state } && ActorRegister.Embedded.Find(state)?.Kind == ActorKind.State
            ? ActorRegister.Embedded.PartOf(name, sector) ?? name : name;
    }

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
