using System.Collections.Immutable;
using System.Text;
using Entente.Actors;
using Entente.Outlook;
using Entente.Store.Alignment;

namespace Entente.Store.Outlook;

/// <summary>What was learned of a kind and horizon, as a ledger keeps it.</summary>
/// <param name="Model">Null where no data set of the ledger records the kind.</param>
/// <param name="Sources">By record the data set, its version and years.</param>
/// <param name="KnowsNeighbours">False where the list of borders isn't loaded.</param>
public sealed record KeptModel(DyadModel? Model, ImmutableSortedDictionary<DyadRecord, DyadSource> Sources, bool KnowsNeighbours)
{
    /// <summary>Null where nothing is kept for these inputs.</summary>
    public static KeptModel? Find(LedgerFile ledger, OutlookInputs inputs, DyadRecord kind, int horizon) =>
        ledger.Connection.Rows("SELECT model FROM outlook_model WHERE model_key = ? ORDER BY model_key", r => Read(r.Bytes("model")),
            inputs.ModelKey(kind, horizon)).FirstOrDefault();

    /// <summary>What is on record of a pair; null where the two are not both states in the last year of the kind's data set.</summary>
    public static DyadFacts? Facts(LedgerFile ledger, OutlookInputs inputs, DyadRecord kind, Dyad dyad) =>
        ledger.Connection.Rows("SELECT known, open, features, past FROM outlook_facts WHERE facts_key = ? AND a = ? AND b = ? ORDER BY a, b", FactsOf,
            inputs.FactsKey(kind), dyad.A.Value, dyad.B.Value).FirstOrDefault();

    /// <summary>The same of all pairs of a state, by the other.</summary>
    public static ImmutableArray<(Dyad Dyad, DyadFacts Facts)> Facts(LedgerFile ledger, OutlookInputs inputs, DyadRecord kind, ActorId state) =>
        [.. ledger.Connection.Rows("SELECT * FROM outlook_facts WHERE facts_key = $1 AND (a = $2 OR b = $2) ORDER BY a, b",
            r => (new Dyad(new(r.Text("a")), new(r.Text("b"))), FactsOf(r)), inputs.FactsKey(kind), state.Value)];

    private static DyadFacts FactsOf(Row r)
    {
        var past = r.List<int>("past");
        return new(r.Bool("known"), r.Bool("open"), [.. r.List<float>("features")],
            [.. Enumerable.Range(0, past.Count / 2).Select(i => (past[2 * i], past[2 * i + 1]))]);
    }

    /// <summary>Keeps it with what is on record of all pairs, within a transaction of the caller's; nothing where it is there already.</summary>
    /// <param name="facts">By pair; those that were no two states are left out.</param>
    public void Keep(LedgerFile ledger, OutlookInputs inputs, DyadRecord kind, int horizon, IEnumerable<(Dyad Dyad, DyadFacts Facts)> facts)
    {
        var connection = ledger.Connection;
        if (connection.Count("SELECT count(*) FROM outlook_model WHERE model_key = ?", inputs.ModelKey(kind, horizon)) > 0) return;
        var isNew = connection.Count("SELECT count(*) FROM outlook_model WHERE facts_key = ?", inputs.FactsKey(kind)) == 0;
        connection.Execute("INSERT INTO outlook_model VALUES (?, ?, ?, ?, ?, ?)", inputs.ModelKey(kind, horizon), inputs.FactsKey(kind), kind.ToString(),
            horizon, Bytes(),
            ledger.Now());
        if (!isNew) return;
        using var appender = connection.CreateAppender("outlook_facts");
        foreach (var (dyad, one) in facts)
            appender.CreateRow().AppendValue(inputs.FactsKey(kind)).AppendValue(dyad.A.Value).AppendValue(dyad.B.Value).AppendValue(one.IsKnown)
                .AppendValue(one.IsOpen)
                .AppendValue<float>(one.Row.ToList()).AppendValue<int>(one.Past.SelectMany(p => new[] { p.Count, p.Last }).ToList()).EndRow();
    }

    /// <summary>Takes out what was learned from other files, to keep the ledger small. Within a transaction of the caller's.</summary>
    public static void Forget(LedgerFile ledger, OutlookInputs but)
    {
        ledger.Connection.Execute("DELETE FROM outlook_facts WHERE NOT starts_with(facts_key, ?)", but.FilesHash);
        ledger.Connection.Execute("DELETE FROM outlook_model WHERE NOT starts_with(facts_key, ?)", but.FilesHash);
    }

    private byte[] Bytes()
    {
        using var memory = new MemoryStream();
        using (var to = new BinaryWriter(memory, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(KnowsNeighbours);
            to.Write(Sources.Count);
            foreach (var (record, source) in Sources)
            {
                to.Write((int)record);
                to.Write(source.Dataset);
                to.Write(source.Version);
                to.Write(source.First);
                to.Write(source.Last);
            }
            to.Write(Model is not null);
            Model?.Write(to);
        }
        return memory.ToArray();
    }

    private static KeptModel Read(byte[] bytes)
    {
        using var from = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var near = from.ReadBoolean();
        var sources = ImmutableSortedDictionary.CreateBuilder<DyadRecord, DyadSource>();
        for (var left = from.ReadInt32(); left > 0; left--)
            sources.Add((DyadRecord)from.ReadInt32(), new(from.ReadString(), from.ReadString(), from.ReadInt32(), from.ReadInt32()));
        return new(from.ReadBoolean() ? DyadModel.Read(from) : null, sources.ToImmutable(), near);
    }
}
