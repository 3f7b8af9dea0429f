using Entente.Cli;
using Xunit;

namespace Entente.SystemTests.Ledger;

public sealed class LedgerLocationTests
{
    [Theory]
    [InlineData(null, null, "/home/ana/.local/share/entente/ledger.duckdb")]
    [InlineData(null, "/data", "/data/entente/ledger.duckdb")]
    [InlineData(null, "not/absolute", "/home/ana/.local/share/entente/ledger.duckdb")]
    [InlineData("mine.duckdb", "/data", "mine.duckdb")]
    public void Ledger_is_where_the_option_or_the_data_folder_says(string? option, string? xdg, string expected) =>
        Assert.Equal(expected, LedgerLocation.Of(option, _ => xdg, "/home/ana/.local/share").Replace('\\', '/'));

    [Fact]
    public void Nowhere_to_keep_a_ledger_is_said() => Assert.Throws<UserException>(() => LedgerLocation.Of(null, _ => null, ""));

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData(" @x", "' @x")]
    [InlineData("say \"no\"", "\"say \"\"no\"\"\"")]
    public void Cells_are_quoted_and_start_no_formula(string text, string cell) => Assert.Equal(cell, PlainText.OfCell(text));
}
