using System.Collections.Immutable;
using Entente.Actors;

namespace Entente.Coding;

/// <summary>Who has been mentioned so far in a document, for pronouns and descriptions.</summary>
internal sealed class Discourse
{
    /// <summary>The members of the grouping that was named last, for "this coalition".</summary>
    public ImmutableArray<ActorMention> Bloc { get; set; } = [];

    private sealed record Entry(ActorMention Mention, bool Person, bool Plural, bool Subject, int Sentence, int Token);

    private readonly List<Entry> entries = [];
    private readonly List<(ImmutableArray<ActorMention> Members, int Sentence, int Token)> groups = [];
    private readonly Dictionary<string, ActorMention> people = new(StringComparer.Ordinal);

    public void Add(ActorMention mention, bool person, bool plural, bool subject, int sentence, int token)
    {
        if (mention.Actor is null && mention.Person is null && mention.Sector is null) return;
        entries.Add(new(mention, person, plural, subject, sentence, token));
        if (entries.Count > 400) entries.RemoveRange(0, 200);
    }

    public void AddGroup(ImmutableArray<ActorMention> members, int sentence, int token) => groups.Add((members, sentence, token));

    /// <summary>A person's last name, introduced with a state: later mentions by that name alone are the same person.</summary>
    public void Introduce(string lastName, ActorMention mention) => people[lastName] = mention;

    public ActorMention? Introduced(string lastName) => people.GetValueOrDefault(lastName);

    /// <summary>The likeliest antecedent of "he" or "she": the nearest person, subjects before others.</summary>
    public ActorMention? Person(int sentence, int token, ActorMention? but = null) => Best(sentence, token, e => e.Person
        && (but is null || e.Mention.Person != but.Person));

    /// <summary>The likeliest antecedent of "it" or of "the country" (statesOnly).</summary>
    public ActorMention? Thing(int sentence, int token, bool statesOnly, bool possessive = false) =>
        Best(sentence, token, e => !e.Person && !e.Plural && e.Mention.Actor is not null && (!statesOnly || e.Mention.Sector is null), possessive)
        ?? (statesOnly ? Best(sentence, token, e => e.Mention.Actor is not null) : null);

    /// <summary>The likeliest antecedents of "they", nearest first: a pair or list named together, or one plural mention.</summary>
    /// <param name="sentence">Where the word stands.</param>
    /// <param name="token">The word.</param>
    /// <param name="onlyPairs">Exactly two.</param>
    /// <param name="people">Persons.</param>
    /// <param name="fits">Who may be meant; absent: anybody.</param>
    public ImmutableArray<ActorMention> Group(int sentence, int token, bool onlyPairs, bool people, Func<ActorMention, bool>? fits = null)
    {
        for (var i = groups.Count - 1; i >= 0; i--)
        {
            var group = groups[i];
            if (sentence - group.Sentence > 3) break;
            if (onlyPairs && group.Members.Length != 2) continue;
            if (people && group.Members.Any(m => m.Person is null)) continue;
            if (fits is not null && !group.Members.All(fits)) continue;
            var nearer = onlyPairs ? null : Best(sentence, token, e => e.Plural && (e.Sentence, e.Token).CompareTo((group.Sentence, group.Token)) > 0
                && e.Subject);
            return nearer is null ? group.Members : [nearer];
        }
        if (!onlyPairs) return Best(sentence, token, e => e.Plural) is { } one ? [one] : [];
        return LastTwo(people, fits);
    }

    private ImmutableArray<ActorMention> LastTwo(bool people, Func<ActorMention, bool>? fits)
    {
        var found = new List<ActorMention>();
        for (var i = entries.Count - 1; i >= 0 && found.Count < 2; i--)
        {
            var mention = entries[i].Mention;
            if (mention.Actor is null || (people && !entries[i].Person) || found.Any(m => m.Actor == mention.Actor)
                || fits?.Invoke(mention) == false) continue;
            found.Add(mention);
        }
        found.Reverse();
        return found.Count == 2 ? [.. found] : [];
    }

    // A possessive goes by nearness; a pronoun that is subject or object goes by the last subject.
    private ActorMention? Best(int sentence, int token, Func<Entry, bool> fits, bool near = false)
    {
        ActorMention? best = null;
        var bestScore = double.MaxValue;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            var e = entries[i];
            if (sentence - e.Sentence > 3) break;
            if (!fits(e)) continue;
            var score = 10.0 * (sentence - e.Sentence) + (e.Subject ? 0 : near ? 1.5 : 4)
                + (e.Sentence == sentence ? (near ? 0.3 : 0.02) * (token - e.Token) : 0.01 * e.Token);
            if (score < bestScore) (best, bestScore) = (e.Mention, score);
        }
        return best;
    }

    /// <summary>The only state named so far in the sentence, or null where there are none or several.</summary>
    public ActorId? SoleState(int sentence)
    {
        ActorId? sole = null;
        foreach (var e in entries)
        {
            if (e.Sentence != sentence || e.Mention.Actor is not { } actor) continue;
            if (sole is { } s && s != actor) return null;
            sole = actor;
        }
        return sole;
    }
}
