namespace Entente.Outlook;

/// <summary>
/// Everything that has happened in a stream before a day, counted by act (subject, relation, object), pair, relation and object, subject and
/// relation, entity, and by what names tell. Each fact is held in both directions: relation r + R is "is the object of r".
/// </summary>
internal sealed class EventMemory
{
    /// <summary>The half-life that stands for "lately": 50 days.</summary>
    public const int Lately = 3;

    public readonly DecayingCounts Acts = new(), Pairs = new(), RelationObjects = new(), SubjectRelations = new(), Objects = new(), Subjects = new(),
        Relations = new(), CountryPairs = new(), CountryActs = new(), RelationRoles = new(), RolePairs = new();

    private readonly Dictionary<long, int> pairAt = [], subjectRelationAt = [], relationObjectAt = [], countryPairAt = [], countryActAt = [],
        relationRoleAt = [],
        rolePairAt = [];
    private readonly List<int> pairObject = [], pairFirstAct = [], actNext = [], actRelation = [], actObject = [], relationObjectObject = [];
    private readonly List<List<int>> subjectRelationActs = [];
    private readonly List<int>[] pairsOf, objectsOf;

    public EventMemory(StreamNames names)
    {
        Names = names;
        Entities = names.Entities.Length;
        OneWay = names.Relations.Length;
        pairsOf = [.. Enumerable.Range(0, Entities).Select(_ => new List<int>())];
        objectsOf = [.. Enumerable.Range(0, Directions).Select(_ => new List<int>())];
        for (var i = 0; i < Entities; i++)
        {
            Objects.New();
            Subjects.New();
        }
        for (var i = 0; i < Directions; i++) Relations.New();
    }

    public StreamNames Names { get; }
    public int Entities { get; }

    /// <summary>Relations in one direction.</summary>
    public int OneWay { get; }

    /// <summary>Relations in both directions.</summary>
    public int Directions => 2 * OneWay;

    public int Inverse(int relation) => relation < OneWay ? relation + OneWay : relation - OneWay;

    public IReadOnlyList<int> PairsOf(int subject) => pairsOf[subject];
    public IReadOnlyList<int> RelationObjectsOf(int relation) => objectsOf[relation];
    public int ObjectOfPair(int pair) => pairObject[pair];
    public int FirstAct(int pair) => pair < 0 ? -1 : pairFirstAct[pair];
    public int NextAct(int act) => actNext[act];
    public int RelationOf(int act) => actRelation[act];
    public int ObjectOfAct(int act) => actObject[act];
    public int ObjectOfRelation(int relationObject) => relationObjectObject[relationObject];
    public IReadOnlyList<int> ActsOf(int subjectRelation) => subjectRelationActs[subjectRelation];

    public int Pair(int subject, int @object) => Find(pairAt, (long)subject * Entities + @object);
    public int SubjectRelation(int subject, int relation) => Find(subjectRelationAt, (long)subject * Directions + relation);
    public int RelationObject(int relation, int @object) => Find(relationObjectAt, (long)relation * Entities + @object);
    public int CountryPair(int a, int b) => Find(countryPairAt, (long)a * Names.Countries + b);
    public int CountryAct(int a, int relation, int b) => Find(countryActAt, ((long)a * Directions + relation) * Names.Countries + b);
    public int RelationRole(int relation, int role, int nearness) => Find(relationRoleAt, ((long)relation * Names.Roles + role) * 3 + nearness);
    public int RolePair(int a, int b, int nearness) => Find(rolePairAt, ((long)a * Names.Roles + b) * 3 + nearness);

    /// <summary>0 where a country is unknown, 1 in the same country, 2 between two.</summary>
    public int Nearness(int a, int b) => Names.Country[a] < 0 || Names.Country[b] < 0 ? 0 : Names.Country[a] == Names.Country[b] ? 1 : 2;

    /// <summary>What two have behind them before a day, as to an act.</summary>
    public KindOfPast KindOfPast(int subject, int relation, int @object, int day)
    {
        var pair = Pair(subject, @object);
        if (pair < 0 || day - Pairs.LastDay(pair) > OccurrenceForecaster.ActiveDays) return Outlook.KindOfPast.Silent;
        for (var act = FirstAct(pair); act >= 0; act = NextAct(act))
            if (RelationOf(act) == relation && day - Acts.LastDay(act) <= OccurrenceForecaster.ActiveDays) return Outlook.KindOfPast.SameAct;
        return Outlook.KindOfPast.OtherActs;
    }

    /// <summary>Adds a fact in both directions.</summary>
    public void Add(StreamFact fact)
    {
        AddDirected(fact.Subject, fact.Relation, fact.Object, fact.Day);
        AddDirected(fact.Object, fact.Relation + OneWay, fact.Subject, fact.Day);
        Subjects.Add(fact.Subject, fact.Day);
    }

    private void AddDirected(int subject, int relation, int @object, int day)
    {
        var pair = Place(pairAt, Pairs, (long)subject * Entities + @object);
        if (pair == pairObject.Count)
        {
            pairsOf[subject].Add(pair);
            pairObject.Add(@object);
            pairFirstAct.Add(-1);
        }
        Pairs.Add(pair, day);
        var subjectRelation = Place(subjectRelationAt, SubjectRelations, (long)subject * Directions + relation);
        if (subjectRelation == subjectRelationActs.Count) subjectRelationActs.Add([]);
        SubjectRelations.Add(subjectRelation, day);
        var act = pairFirstAct[pair];
        while (act >= 0 && actRelation[act] != relation) act = actNext[act];
        if (act < 0)
        {
            act = Acts.New();
            actNext.Add(pairFirstAct[pair]);
            pairFirstAct[pair] = act;
            actRelation.Add(relation);
            actObject.Add(@object);
            subjectRelationActs[subjectRelation].Add(act);
        }
        Acts.Add(act, day);
        var relationObject = Place(relationObjectAt, RelationObjects, (long)relation * Entities + @object);
        if (relationObject == relationObjectObject.Count)
        {
            relationObjectObject.Add(@object);
            objectsOf[relation].Add(relationObject);
        }
        RelationObjects.Add(relationObject, day);
        Objects.Add(@object, day);
        Relations.Add(relation, day);
        AddNames(subject, relation, @object, day);
    }

    private void AddNames(int subject, int relation, int @object, int day)
    {
        var nearness = Nearness(subject, @object);
        if (nearness > 0)
        {
            long a = Names.Country[subject], b = Names.Country[@object];
            CountryPairs.Add(Place(countryPairAt, CountryPairs, a * Names.Countries + b), day);
            CountryActs.Add(Place(countryActAt, CountryActs, (a * Directions + relation) * Names.Countries + b), day);
        }
        RelationRoles.Add(Place(relationRoleAt, RelationRoles, ((long)relation * Names.Roles + Names.Role[@object]) * 3 + nearness), day);
        RolePairs.Add(Place(rolePairAt, RolePairs, ((long)Names.Role[subject] * Names.Roles + Names.Role[@object]) * 3 + nearness), day);
    }

    private static int Find(Dictionary<long, int> at, long key) => at.TryGetValue(key, out var place) ? place : -1;

    private static int Place(Dictionary<long, int> at, DecayingCounts counts, long key)
    {
        if (!at.TryGetValue(key, out var place)) at[key] = place = counts.New();
        return place;
    }
}
