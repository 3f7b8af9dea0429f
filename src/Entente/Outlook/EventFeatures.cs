using System.Collections.Immutable;

namespace Entente.Outlook;

/// <summary>The numbers a candidate is judged by, 63 of them, each of one group; the memory holds only days before the question's.</summary>
internal sealed class EventFeatures(EventMemory memory)
{
    public const int Width = 63;

    /// <summary>Length of a row as it is kept: the features and one place that stays zero, so that it divides into lanes of eight.</summary>
    public const int Stride = 64;

    /// <summary>Features that belong to the question come first.</summary>
    public const int OfQuestion = 8;

    private const float Never = 6f, Little = 1e-4f;

    private static readonly (FeatureGroup Group, int Width)[] Layout =
    [
        (FeatureGroup.Question, 8), (FeatureGroup.SameAct, 9), (FeatureGroup.OtherActs, 8), (FeatureGroup.Reverse, 2), (FeatureGroup.Shares, 3),
        (FeatureGroup.Rules, 7), (FeatureGroup.UsualObject, 6), (FeatureGroup.Activity, 6), (FeatureGroup.ThirdParties, 3), (FeatureGroup.Names, 11),
    ];

    /// <summary>Group of each feature by its place in a row.</summary>
    public static ImmutableArray<FeatureGroup> Groups { get; } = [.. Layout.SelectMany(l => Enumerable.Repeat(l.Group, l.Width))];

    /// <summary>Logarithm of a count or share that may be zero.</summary>
    public static float Log(float x) => MathF.Log(x + 0.02f);

    /// <summary>Writes one candidate's row.</summary>
    public void Write(EventQuestion question, int day, CandidateList list, in CandidateList.Candidate c, Span<float> row)
    {
        var (subject, relation) = question;
        var own = list.SubjectRelation;
        const int kinds = DecayingCounts.Kinds, lately = EventMemory.Lately, soon = 1;
        var f = 0;
        row[f++] = MathF.Log(1 + memory.SubjectRelations.At(own, day, lately));
        row[f++] = MathF.Log(1 + (own < 0 ? 0 : memory.ActsOf(own).Count));
        row[f++] = MathF.Log(1 + memory.Objects.At(subject, day, lately));
        row[f++] = MathF.Log(1 + memory.Objects.Times(subject));
        row[f++] = MathF.Log(1 + memory.Relations.At(relation, day, lately));
        row[f++] = MathF.Log(1 + memory.RelationObjectsOf(relation).Count);
        row[f++] = own < 0 ? Never : MathF.Log(1 + day - memory.SubjectRelations.LastDay(own));
        row[f++] = relation < memory.OneWay ? 0 : 1;

        for (var kind = 0; kind < kinds; kind++) row[f++] = Log(memory.Acts.At(c.Act, day, kind));
        row[f++] = c.Act < 0 ? Never : MathF.Log(day - memory.Acts.LastDay(c.Act));
        row[f++] = c.Act < 0 ? 0 : 1;
        row[f++] = Log(memory.Acts.At(c.Act, day, lately) / (memory.SubjectRelations.At(own, day, lately) + 0.1f));
        row[f++] = Log(memory.Acts.Times(c.Act) / (memory.SubjectRelations.Times(own) + 1f));

        for (var kind = 0; kind < kinds; kind++) row[f++] = Log(memory.Pairs.At(c.Pair, day, kind));
        row[f++] = c.Pair < 0 ? Never : MathF.Log(day - memory.Pairs.LastDay(c.Pair));
        row[f++] = c.Pair < 0 ? 0 : 1;
        row[f++] = Log(memory.Pairs.At(c.Pair, day, lately) / (memory.Objects.At(subject, day, lately) + 0.1f));

        row[f++] = Log(memory.Acts.At(c.Reverse, day, soon));
        row[f++] = Log(memory.Acts.At(c.Reverse, day, lately));

        row[f++] = Log(memory.Acts.At(c.Act, day, soon) / (memory.SubjectRelations.At(own, day, soon) + 0.1f));
        row[f++] = Log(memory.Pairs.At(c.Pair, day, soon) / (memory.Objects.At(subject, day, soon) + 0.1f));
        row[f++] = Log(memory.Pairs.Times(c.Pair) / (memory.Objects.Times(subject) + 1f));

        row[f++] = MathF.Log(c.RuleSum + Little);
        row[f++] = MathF.Log(c.RuleSum / (list.RuleSum + 1e-3f) + Little);
        row[f++] = MathF.Log(c.BestRule + Little);
        row[f++] = MathF.Log(1 - c.NoRule + Little);
        row[f++] = MathF.Log(c.SecondRule + Little);
        row[f++] = MathF.Log(1 + c.RelationsSeen);
        row[f++] = MathF.Sqrt(c.RuleSum);

        for (var kind = 1; kind < kinds; kind++) row[f++] = Log(memory.RelationObjects.At(c.RelationObject, day, kind));
        row[f++] = MathF.Log(Little + memory.RelationObjects.At(c.RelationObject, day, lately) / (memory.Relations.At(relation, day, lately) + 0.1f));
        row[f++] = MathF.Log(Little + memory.RelationObjects.Times(c.RelationObject) / (memory.Relations.Times(relation) + 1f));

        for (var kind = 0; kind < kinds; kind++) row[f++] = Log(memory.Objects.At(c.Entity, day, kind));
        row[f++] = Log(memory.Subjects.At(c.Entity, day, 2));

        row[f++] = MathF.Log(Little + c.ByRelation);
        row[f++] = MathF.Log(Little + c.ByObject);
        row[f++] = MathF.Log(Little + c.ByPair);

        WriteNames(subject, relation, c.Entity, day, row[f..]);
    }

    private void WriteNames(int subject, int relation, int entity, int day, Span<float> row)
    {
        var f = 0;
        var names = memory.Names;
        var nearness = memory.Nearness(subject, entity);
        int a = names.Country[subject], b = names.Country[entity];
        int countries = nearness == 0 ? -1 : memory.CountryPair(a, b), act = nearness == 0 ? -1 : memory.CountryAct(a, relation, b);
        row[f++] = nearness == 1 ? 1 : 0;
        row[f++] = nearness == 2 ? 1 : 0;
        row[f++] = Log(memory.CountryPairs.At(countries, day, 2));
        row[f++] = Log(memory.CountryPairs.At(countries, day, 4));
        row[f++] = Log(memory.CountryActs.At(act, day, 2));
        row[f++] = Log(memory.CountryActs.At(act, day, 4));
        var role = names.Role[entity];
        row[f++] = MathF.Log(1e-3f + memory.RelationRoles.Times(memory.RelationRole(relation, role, nearness)) / (memory.Relations.Times(relation) + 1f));
        row[f++] = MathF.Log(1 + memory.RolePairs.Times(memory.RolePair(names.Role[subject], role, nearness)));
        row[f++] = role == StreamNames.StateRole ? 1 : 0;
        row[f++] = role == 0 ? 1 : 0;
        row[f] = entity == subject ? 1 : 0;
    }
}
