using Entente.News;
using FsCheck.Xunit;
using Xunit;

namespace Entente.Tests.News;

/// <summary>
/// The set in News/copies: own-STORY.VARIANT.txt; texts of one STORY are copies of each other. Ten wire stories of data/reading/corpus, each also cut under
/// another headline, edited, cut to a brief or filled up by a paper; and what is none: the events told anew, the next day's story with the old
/// background, one foot
/// under
/// three stories, a round-up.
/// </summary>
public sealed class StoryTests
{
    private static readonly Lazy<(string Name, string Text)[]> Set = new(() => [.. Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests", "Entente.Tests", "News", "copies"), "own-*.txt").Order(StringComparer.Ordinal)
        .Select(f => (Path.GetFileNameWithoutExtension(f), File.ReadAllText(f)))]);

    private static string StoryOf(string name) => name[..name.LastIndexOf('.')];

    [Fact]
    public void Copies_of_our_set_are_joined_and_nothing_else()
    {
        var texts = Set.Value;
        var stories = Stories.Of([.. texts.Select(t => Shingles.Of(t.Text))]);
        int right = 0, wrong = 0, missed = 0;
        var faults = new List<string>();
        for (var i = 0; i < texts.Length; i++)
            for (var j = i + 1; j < texts.Length; j++)
            {
                var (joined, copies) = (stories[i] == stories[j], StoryOf(texts[i].Name) == StoryOf(texts[j].Name));
                if (joined && copies) right++;
                else if (joined) wrong++;
                else if (copies) missed++;
                if (joined != copies) faults.Add($"{(joined ? "joined" : "missed")} {texts[i].Name} {texts[j].Name}");
            }
        var f1 = 2.0 * right / (2 * right + wrong + missed);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"pairs of copies {right + missed}, joined {right}, wrongly joined {wrong}, F1 {f1:F3}\n{string.Join('\n', faults)}");
        Assert.True(f1 >= 0.95, $"F1 {f1:F3}: {string.Join("; ", faults)}");
    }

    [Fact]
    public void Stories_do_not_depend_on_the_order_of_texts()
    {
        var texts = Set.Value;
        var shingles = texts.Select(t => Shingles.Of(t.Text)).ToArray();
        var order = Enumerable.Range(0, texts.Length).Reverse().ToArray();
        var forward = Stories.Of(shingles);
        var back = Stories.Of([.. order.Select(i => shingles[i])]);
        for (var i = 0; i < texts.Length; i++)
            for (var j = i + 1; j < texts.Length; j++)
                Assert.Equal(forward[i] == forward[j], back[order.Length - 1 - i] == back[order.Length - 1 - j]);
    }

    [Fact]
    public void Round_up_does_not_make_its_stories_one()
    {
        string Words(string stem) => string.Join(' ', Enumerable.Range(0, 60).Select(i => stem + i));
        var stories = Stories.Of([Shingles.Of(Words("a")), Shingles.Of(Words("b")), Shingles.Of(Words("a") + ". " + Words("b"))]);
        Assert.NotEqual(stories[0], stories[1]);
    }

    [Fact]
    public void Case_punctuation_and_line_ends_are_no_words() =>
        Assert.Equal(Shingles.Of("Peru’s army, it said, left Chile at noon").Count,
            Shingles.Of("PERU'S ARMY it said\nleft “Chile” at noon.").Shared(Shingles.Of("Peru’s army, it said, left Chile at noon")));

    [Fact]
    public void Hashes_are_the_same_on_every_machine() =>
        Assert.Equal(10060854259314116157UL, Shingles.Of("One, two, three: four; five!").Sketch[0]);

    [Fact]
    public void Texts_of_less_than_five_words_are_stories_by_themselves() =>
        Assert.Equal([0, 1], Stories.Of([Shingles.Of("Peru denies it"), Shingles.Of("Peru denies it")]));

    [Property]
    public bool What_is_shared_is_symmetric_and_at_most_the_smaller(string a, string b)
    {
        var (one, other) = (Shingles.Of(a ?? ""), Shingles.Of(b ?? ""));
        return one.Shared(other) == other.Shared(one) && one.Shared(other) <= Math.Min(one.Count, other.Count) && one.Shared(one) == one.Count;
    }
}
