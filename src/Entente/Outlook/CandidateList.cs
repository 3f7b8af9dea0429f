using System.Runtime.InteropServices;

namespace Entente.Outlook;

/// <summary>
/// Who may be the answer to a question, from facts of earlier days: all with whom the subject had to do, the usual objects of the relation,
/// those two steps away, those of the subject's country; each with what its past with the subject is worth and a rough key to sort by.
/// </summary>
internal sealed class CandidateList
{
    private const int MostUsual = 150, MostTwoSteps = 150, MostCountry = 100, MostNear = 40, MostActsBeyond = 400, MostActsOwn = 60;
    private const float LeastShare = 0.002f, LeastOwnShare = 0.005f, Little = 1e-4f;

    private readonly EventMemory memory;
    private readonly RuleConfidence rules;
    private readonly List<int>[] ofCountry;
    private readonly Dictionary<int, int[]> near = [], usual = [];
    private readonly int[] seen, stepSeen;
    private readonly float[] byRelation, byObject, byPair;
    private readonly List<int> steps = [];
    private readonly List<Candidate> candidates = [];
    private int mark, cachedDay = -1;

    public CandidateList(EventMemory memory, RuleConfidence rules)
    {
        (this.memory, this.rules) = (memory, rules);
        var n = memory.Entities;
        (seen, stepSeen, byRelation, byObject, byPair) = (new int[n], new int[n], new float[n], new float[n], new float[n]);
        ofCountry = [.. Enumerable.Range(0, memory.Names.Countries).Select(_ => new List<int>())];
        for (var i = 0; i < n; i++)
            if (memory.Names.Country[i] >= 0) ofCountry[memory.Names.Country[i]].Add(i);
    }

    /// <summary>What is known of a candidate; places are -1 where there is none.</summary>
    internal struct Candidate
    {
        public int Entity, Pair, Act, Reverse, RelationObject, LastRelation, RelationsSeen;
        public float BestRule, SecondRule, NoRule, RuleSum, ByRelation, ByObject, ByPair, Key;
    }

    public ReadOnlySpan<Candidate> All => CollectionsMarshal.AsSpan(candidates);

    /// <summary>Sum of the rules over all candidates.</summary>
    public float RuleSum { get; private set; }

    public int SubjectRelation { get; private set; }

    public void Find(EventQuestion question, int day)
    {
        if (cachedDay != day)
        {
            near.Clear();
            usual.Clear();
            cachedDay = day;
        }
        mark++;
        candidates.Clear();
        var (subject, relation) = question;
        foreach (var pair in memory.PairsOf(subject)) Add(memory.ObjectOfPair(pair), pair);
        foreach (var entity in Usual(relation, day)) Add(entity, -1);
        SubjectRelation = memory.SubjectRelation(subject, relation);
        TakeTwoSteps(subject, relation, day);
        if (memory.Names.Country[subject] is >= 0 and var country)
            foreach (var entity in ofCountry[country].Where(e => memory.Objects.Times(e) > 0).Take(MostCountry)) Add(entity, -1);
        Weigh(relation, day);
    }

    private void Add(int entity, int pair)
    {
        if (seen[entity] == mark) return;
        seen[entity] = mark;
        candidates.Add(new Candidate { Entity = entity, Pair = pair });
    }

    /// <summary>The pairs of an entity that count most lately, at most forty.</summary>
    private int[] Near(int entity, int day)
    {
        if (near.TryGetValue(entity, out var known)) return known;
        return near[entity] = Highest(memory.PairsOf(entity), MostNear, pair => memory.Pairs.At(pair, day, EventMemory.Lately));
    }

    private int[] Usual(int relation, int day)
    {
        if (usual.TryGetValue(relation, out var known)) return known;
        var highest = Highest(memory.RelationObjectsOf(relation), MostUsual, place => memory.RelationObjects.At(place, day, EventMemory.Lately)
            + 0.1f * memory.RelationObjects.At(place, day, DecayingCounts.Kinds - 1));
        return usual[relation] = [.. highest.Select(memory.ObjectOfRelation)];
    }

    private static int[] Highest(IReadOnlyList<int> places, int most, Func<int, float> weight)
    {
        var ids = places.ToArray();
        if (ids.Length <= most) return ids;
        var keys = new float[ids.Length];
        for (var i = 0; i < ids.Length; i++) keys[i] = -weight(ids[i]);
        Array.Sort(keys, ids);
        return ids[..most];
    }

    /// <summary>Chances of a walk: subject to a partner to its partner; to a partner to whom that one does the same; to an earlier object to its
    /// partner.</summary>
    private void TakeTwoSteps(int subject, int relation, int day)
    {
        steps.Clear();
        var pairs = Near(subject, day);
        var total = 1f + pairs.Sum(p => memory.Pairs.At(p, day, EventMemory.Lately));
        foreach (var pair in pairs)
        {
            var share = memory.Pairs.At(pair, day, EventMemory.Lately) / total;
            if (share < LeastShare) continue;
            var partner = memory.ObjectOfPair(pair);
            StepOn(partner, day, share, byPair);
            if (memory.SubjectRelation(partner, relation) is >= 0 and var theirs)
                StepActs(theirs, MostActsBeyond, day, (entity, weight) => byRelation[entity] += share * weight);
        }
        if (SubjectRelation >= 0)
            StepActs(SubjectRelation, MostActsOwn, day, (entity, weight) => { if (weight >= LeastOwnShare) StepOn(entity, day, weight, byObject); },
                reach: false);
        foreach (var entity in steps.Count <= MostTwoSteps ? [.. steps]
            : Highest(steps, MostTwoSteps, e => byRelation[e] + byObject[e] + byPair[e])) Add(entity, -1);
    }

    private void StepOn(int from, int day, float share, float[] into)
    {
        var pairs = Near(from, day);
        var total = 1f;
        foreach (var pair in pairs) total += memory.Pairs.At(pair, day, EventMemory.Lately);
        foreach (var pair in pairs)
        {
            var entity = memory.ObjectOfPair(pair);
            Reach(entity);
            into[entity] += share * memory.Pairs.At(pair, day, EventMemory.Lately) / total;
        }
    }

    private void StepActs(int subjectRelation, int most, int day, Action<int, float> take, bool reach = true)
    {
        var acts = memory.ActsOf(subjectRelation);
        var total = memory.SubjectRelations.At(subjectRelation, day, EventMemory.Lately) + 1f;
        for (var i = Math.Max(0, acts.Count - most); i < acts.Count; i++)
        {
            var entity = memory.ObjectOfAct(acts[i]);
            if (reach) Reach(entity);
            take(entity, memory.Acts.At(acts[i], day, EventMemory.Lately) / total);
        }
    }

    private void Reach(int entity)
    {
        if (stepSeen[entity] == mark) return;
        stepSeen[entity] = mark;
        (byRelation[entity], byObject[entity], byPair[entity]) = (0, 0, 0);
        steps.Add(entity);
    }

    private void Weigh(int relation, int day)
    {
        var inverse = memory.Inverse(relation);
        var relationLately = memory.Relations.At(relation, day, EventMemory.Lately);
        var ownLately = memory.SubjectRelations.At(SubjectRelation, day, EventMemory.Lately);
        RuleSum = 0;
        foreach (ref var c in CollectionsMarshal.AsSpan(candidates))
        {
            (c.Act, c.Reverse, c.LastRelation, c.NoRule) = (-1, -1, memory.Directions, 1);
            var lastDay = -1;
            for (var act = memory.FirstAct(c.Pair); act >= 0; act = memory.NextAct(act))
            {
                var earlier = memory.RelationOf(act);
                if (earlier == relation) c.Act = act;
                else if (earlier == inverse) c.Reverse = act;
                c.RelationsSeen++;
                if (memory.Acts.LastDay(act) > lastDay) (lastDay, c.LastRelation) = (memory.Acts.LastDay(act), earlier);
                var confidence = rules.Of(act, relation, day);
                if (confidence > c.BestRule) (c.SecondRule, c.BestRule) = (c.BestRule, confidence);
                else if (confidence > c.SecondRule) c.SecondRule = confidence;
                c.NoRule *= 1 - confidence;
                c.RuleSum += confidence;
            }
            RuleSum += c.RuleSum;
            c.RelationObject = memory.RelationObject(relation, c.Entity);
            if (stepSeen[c.Entity] == mark) (c.ByRelation, c.ByObject, c.ByPair) = (byRelation[c.Entity], byObject[c.Entity], byPair[c.Entity]);
            c.Key = 1.5f * MathF.Log(1 - c.NoRule + Little)
                + 0.5f * EventFeatures.Log(memory.Acts.At(c.Act, day, EventMemory.Lately) / (ownLately + 0.1f))
                + 0.3f * MathF.Log(Little + memory.RelationObjects.At(c.RelationObject, day, EventMemory.Lately) / (relationLately + 0.1f))
                + 0.25f * MathF.Log(Little + c.ByPair + c.ByRelation);
        }
    }
}
