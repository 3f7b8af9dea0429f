using Entente.Actors;
using Entente.Outlook;
using Xunit;

namespace Entente.SystemTests.Learning;

public class DyadChangeTests
{
    private const int First = 1990, Last = 2010;
    private static readonly HashSet<DyadRecord> Known = [.. Enum.GetValues<DyadRecord>()];
    private static readonly int[] Left = [.. Enumerable.Range(0, DyadFeatures.Columns.Length)
        .Where(c => DyadFeatures.Columns[c].Group == DyadFeatureGroup.Times || DyadFeatures.Columns[c].Name == "kappa.change")];

    // Four states, records at random up to the last year but one; in the last all goes on but for what is changed of the first pair.
    private static DyadFeatures World(int seed, DyadChange? change, DyadRecord? uncovered = null)
    {
        var random = new Random(seed);
        var made = new List<DyadHistory>();
        for (var a = 0; a < 4; a++)
            for (var b = a + 1; b < 4; b++)
            {
                var history = new DyadHistory(new Dyad(MadeWorld.Id(a), MadeWorld.Id(b)), First, Last - First + 1);
                for (var year = First; year <= Last; year++)
                {
                    history.SetYear(year, true, year == Last ? history.Agreement(Last - 1) : Math.Round(random.NextDouble() - 0.5, 2), a == 0, b == 3, 0);
                    foreach (var record in Enum.GetValues<DyadRecord>())
                        history[record, year] = year == Last ? record == uncovered ? null : history[record, Last - 1] : random.NextDouble() < 0.4;
                }
                if (made.Count == 0 && change is { Record: { } which, Up: var up }) history[which, Last] = up;
                if (made.Count == 0 && change is { Record: null, Up: var more })
                    history.SetYear(Last, true, history.Agreement(Last) + (more ? 0.1 : -0.1), true, false, 0);
                made.Add(history);
            }
        return DyadFeatures.Of(made, Last);
    }

    public static TheoryData<DyadRecord?, bool> Changes =>
        [.. Enum.GetValues<DyadRecord>().Select(r => (DyadRecord?)r).Append(null).SelectMany(r => new[] { (r, true), (r, false) })];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Next_year_is_as_the_pass_over_all_pairs_builds_it(DyadRecord? record, bool up)
    {
        for (var seed = 0; seed < 8; seed++)
        {
            var change = new DyadChange(record, up);
            var (built, before) = (World(seed, change), World(seed, null));
            Same(built.Row(0, Last), DyadNextYear.Row(before.Row(0, Last - 1), Known, change));
            Same(before.Row(0, Last), DyadNextYear.Row(before.Row(0, Last - 1), Known, null));
        }
    }

    [Fact]
    public void Record_that_no_data_set_covers_stays_unless_it_is_what_changes()
    {
        var covered = Known.Except([DyadRecord.Dispute]).ToHashSet();
        var began = new DyadChange(DyadRecord.Dispute, true);
        for (var seed = 0; seed < 8; seed++)
        {
            var built = World(seed, null, DyadRecord.Dispute);
            Same(built.Row(0, Last), DyadNextYear.Row(built.Row(0, Last - 1), covered, null));
            Same(World(seed, began, DyadRecord.Dispute).Row(0, Last), DyadNextYear.Row(built.Row(0, Last - 1), covered, began));
        }
    }

    private static void Same(ReadOnlySpan<float> built, float[] made)
    {
        for (var c = 0; c < made.Length; c++)
            if (!Left.Contains(c)) Assert.True(Math.Abs(built[c] - made[c]) < 1e-4, $"{DyadFeatures.Columns[c].Name}: {built[c]} built, {made[c]} made");
    }

    [Fact]
    public void Sanction_that_the_world_answers_with_disputes_is_what_would_raise_the_chance()
    {
        var histories = MadeWorld.Histories();
        var last = histories[0].LastYear;
        var features = DyadFeatures.Of(histories, last);
        var model = DyadModel.Learn(histories, features, DyadRecord.Dispute, 1, last, MadeWorld.Options with { Trees = 4 });
        var years = new Dictionary<DyadRecord, int> { [DyadRecord.Dispute] = last, [DyadRecord.Sanction] = last };
        int raised = 0, lowered = 0;
        for (var pair = 0; pair < histories.Count; pair++)
        {
            var facts = DyadFacts.Of(histories, features, pair, DyadRecord.Dispute, last)!;
            var found = DyadChanged.Most(model, facts, years);
            if (!facts.IsOpen)
            {
                Assert.Empty(found);
                continue;
            }
            var only = Assert.Single(found);
            var isOn = histories[pair][DyadRecord.Sanction, last] == true;
            Assert.Equal(new DyadChange(DyadRecord.Sanction, !isOn), only.Change);
            Assert.True(isOn ? only.Chance < only.Otherwise / 2 : only.Chance > only.Otherwise * 2, $"{pair} {only}");
            if (isOn) lowered++;
            else raised++;
        }
        Assert.True(raised > 20 && lowered > 5, $"{raised} {lowered}");
    }

    [Fact]
    public void What_is_not_loaded_is_no_change_nor_is_the_kind_that_is_asked_about()
    {
        var histories = MadeWorld.Histories();
        var last = histories[0].LastYear;
        var features = DyadFeatures.Of(histories, last);
        var model = DyadModel.Learn(histories, features, DyadRecord.Dispute, 1, last, MadeWorld.Options);
        var facts = Enumerable.Range(0, histories.Count).Select(p => DyadFacts.Of(histories, features, p, DyadRecord.Dispute, last)!).First(f => f.IsOpen);
        Assert.Empty(DyadChanged.Most(model, facts, new Dictionary<DyadRecord, int> { [DyadRecord.Dispute] = last }));
    }
}
