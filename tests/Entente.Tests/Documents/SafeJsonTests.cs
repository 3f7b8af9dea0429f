using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.Documents;
using Xunit;

namespace Entente.Tests.DocumentReading;

public sealed class SafeJsonTests
{
    [Theory]
    [InlineData("a\u2066b\u2069", "\"a\\u2066b\\u2069\"")]
    [InlineData("\u202eexe.txt", "\"\\u202eexe.txt\"")]
    [InlineData("\ufeff", "\"\\ufeff\"")]
    [InlineData("a\u001b[2Jb", "\"a\\u001B[2Jb\"")]
    [InlineData("Chișinău – Владивосток <b> \"&\" 习近平", "\"Chișinău – Владивосток <b> \\\"&\\\" 习近平\"")]
    [InlineData("🕊\u200f", "\"\\uD83D\\uDD4A\\u200f\"")]
    [InlineData("\u200d family", "\"\u200d family\"")]
    public void What_steers_is_written_as_an_escape_and_all_else_as_it_is(string text, string json)
    {
        var written = JsonSerializer.Serialize(text, new JsonSerializerOptions { Encoder = SafeJson.Encoder });
        Assert.Equal(json, written);
        Assert.Equal(text, JsonSerializer.Deserialize<string>(written));
    }

    [Fact]
    public void Every_mark_comes_back_wherever_it_stands_in_a_long_text()
    {
        var options = new JsonSerializerOptions { Encoder = SafeJson.Encoder };
        foreach (var mark in Enumerable.Range(0, 0x10000).Where(SafeJson.Steers))
            foreach (var place in new[] { 0, 1, 15, 16, 255 })
            {
                var text = new string('ж', 256).Insert(place, ((char)mark).ToString()) + "\"";
                var written = JsonSerializer.Serialize(text, options);
                Assert.DoesNotContain((char)mark, written);
                Assert.Equal(text, JsonSerializer.Deserialize<string>(written));
            }
    }

    [Fact]
    public void In_a_page_nothing_closes_its_element()
    {
        var written = new JsonObject { ["title"] = "</script>\u202e Łódź" }.ToJsonString(new JsonSerializerOptions { Encoder = SafeJson.InPage });
        Assert.Equal("""{"title":"\u003C/script\u003E\u202e Łódź"}""", written);
    }
}
