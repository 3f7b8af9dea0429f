namespace Entente.Outlook;

/// <summary>Cases of a day for learning and for scores: all that happened; of those that didn't, a sample of each kind of past.</summary>
internal sealed class OccurrenceSample(EventMemory memory, Random random)
{
    /// <param name="following">Facts within the horizon.</param>
    /// <param name="mostSame">Cases of the same act lately, at most.</param>
    /// <param name="ofOthers">Cases of each of the other kinds that did not happen.</param>
    public IEnumerable<OccurrenceCase> At(int day, IEnumerable<StreamFact> following, int mostSame, int ofOthers)
    {
        var came = following.Select(f => (f.Subject, f.Relation, f.Object)).ToHashSet();
        var known = Enumerable.Range(0, memory.Entities).Where(e => memory.Objects.Times(e) > 0).ToArray();
        var same = new List<(int Subject, int Relation, int Object)>();
        var active = new List<(int Subject, int Object)>();
        foreach (var subject in known)
            foreach (var pair in memory.PairsOf(subject))
            {
                if (day - memory.Pairs.LastDay(pair) > OccurrenceForecaster.ActiveDays) continue;
                active.Add((subject, memory.ObjectOfPair(pair)));
                for (var act = memory.FirstAct(pair); act >= 0; act = memory.NextAct(act))
                    if (memory.RelationOf(act) < memory.OneWay && day - memory.Acts.LastDay(act) <= OccurrenceForecaster.ActiveDays)
                        same.Add((subject, memory.RelationOf(act), memory.ObjectOfPair(pair)));
            }
        var taken = same.ToArray();
        if (taken.Length > mostSame) random.Shuffle(taken);
        var weight = taken.Length > mostSame ? (double)taken.Length / mostSame : 1;
        foreach (var c in taken.Take(mostSame)) yield return new(c.Subject, c.Relation, c.Object, came.Contains(c), weight, KindOfPast.SameAct);
        foreach (var c in came.OrderBy(c => c))
            if (memory.Objects.Times(c.Subject) > 0 && memory.Objects.Times(c.Object) > 0 && memory.KindOfPast(c.Subject, c.Relation, c.Object,
                day) is var kind and not KindOfPast.SameAct)
                yield return new(c.Subject, c.Relation, c.Object, true, 1, kind);
        if (known.Length < 2) yield break;
        double others = (double)active.Count * memory.OneWay - same.Count - came.Count(c => memory.KindOfPast(c.Subject, c.Relation, c.Object,
            day) == KindOfPast.OtherActs);
        var silent = ((double)known.Length * (known.Length - 1) - active.Count) * memory.OneWay;
        if (active.Count > 0)
            foreach (var c in Draw(ofOthers, KindOfPast.OtherActs, others, () => active[random.Next(active.Count)])) yield return c;
        foreach (var c in Draw(ofOthers, KindOfPast.Silent, silent, () => (known[random.Next(known.Length)], known[random.Next(known.Length)]))) yield return c;

        IEnumerable<OccurrenceCase> Draw(int number, KindOfPast kind, double all, Func<(int Subject, int Object)> pair)
        {
            var drawn = new List<(int Subject, int Relation, int Object)>();
            for (var attempt = 0; attempt < 20 * number && drawn.Count < number; attempt++)
            {
                var (subject, @object) = pair();
                var relation = random.Next(memory.OneWay);
                if (subject != @object && memory.KindOfPast(subject, relation, @object, day) == kind && !came.Contains((subject, relation, @object)))
                    drawn.Add((subject, relation, @object));
            }
            foreach (var c in drawn) yield return new(c.Subject, c.Relation, c.Object, false, all / drawn.Count, kind);
        }
    }
}
