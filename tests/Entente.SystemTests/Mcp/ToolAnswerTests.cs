using System.Text.Json;
using Entente.Web.Mcp;
using Xunit;

namespace Entente.SystemTests.Mcp;

/// <summary>An answer of megabytes helps no assistant: it is cut, and says so.</summary>
public sealed class ToolAnswerTests
{
    private static JsonElement Said(string body, int skip = 0)
    {
        var text = ToolAnswer.Write("tool", body, skip);
        Assert.InRange(text.Length, 1, ToolAnswer.MostCharacters + 2000);
        return JsonDocument.Parse(text).RootElement;
    }

    [Fact]
    public void Long_list_keeps_its_first_and_tells_how_many_there_are()
    {
        var said = Said(JsonSerializer.Serialize(Enumerable.Range(0, 5000).Select(i => new { id = i, quote = new string('x', 300) })));
        Assert.Equal(5000, said.GetProperty("count").GetInt32());
        var kept = said.GetProperty("answer").GetArrayLength();
        Assert.InRange(kept, 10, 200);
        Assert.Equal(0, said.GetProperty("answer")[0].GetProperty("id").GetInt32());
        var cut = Assert.Single(said.GetProperty("cut").EnumerateArray());
        Assert.Equal(("answer", $"first {kept}", 5000), (cut.GetProperty("path").GetString(), cut.GetProperty("kept").GetString(),
            cut.GetProperty("of_at_most").GetInt32()));
    }

    [Fact]
    public void Skip_goes_on_where_it_ended()
    {
        var said = Said("[1,2,3]", 2);
        Assert.Equal((3, 2, 3), (said.GetProperty("count").GetInt32(), said.GetProperty("skipped").GetInt32(), said.GetProperty("answer")[0].GetInt32()));
        Assert.False(said.TryGetProperty("cut", out _));
    }

    [Fact]
    public void Years_keep_the_last_and_the_lists_around_them_stay_whole()
    {
        var said = Said(JsonSerializer.Serialize(new
        {
            aspects = Enumerable.Range(0, 9).Select(a => new
            {
                aspect = a, years = Enumerable.Range(2000, 25)
                    .Select(y => new { year = y, counterparts = Enumerable.Range(0, 34).Select(c => new { c, share = .123456 }) }),
            }),
        }));
        Assert.Equal(9, said.GetProperty("answer").GetProperty("aspects").GetArrayLength());
        Assert.Equal(2024, said.GetProperty("answer").GetProperty("aspects")[0].GetProperty("years").EnumerateArray().Last().GetProperty("year").GetInt32());
    }

    [Fact]
    public void Long_text_is_cut_and_what_is_no_json_is_text()
    {
        Assert.Equal("first 30000 characters", Said(new string('a', 500_000)).GetProperty("cut")[0].GetProperty("kept").GetString());
        Assert.Equal("@misc{x}", Said("@misc{x}").GetProperty("answer").GetString());
    }

    [Fact]
    public void Nothing_found_cannot_be_told() => Assert.StartsWith("cannot be told", Said("[]").GetProperty("verdict").GetString());
}
