using System.Globalization;
using Entente.Record;
using Xunit;

namespace Entente.Tests.Record;

public sealed class IndicatorsTests
{
    [Fact]
    public void Table_is_what_it_was() => Snapshot.Check(string.Concat(Indicators.All.Select(i => string.Create(CultureInfo.InvariantCulture,
        $"{i.Name} | {i.Unit} {i.Minimum}..{i.Maximum} | {i.Scope} {i.HigherIs} {i.Missing} {i.Combined} {i.Spread} {i.Recorded} {i.Derived} | "
        + $"{i.Dataset} {i.CoverageFirst}..{i.CoverageLast} | {i.Citation} | {i.Description}\n"))), "tests", "Entente.Tests", "Record", "indicators.txt");

    [Fact]
    public void Distance_is_that_of_the_indicator_of_its_name()
    {
        Assert.Equal("regime.polity2", Indicators.BaseOf(Indicators.Find("regime.polity2.distance")!).Name);
        Assert.All(Indicators.All.Where(i => i.Derived == Derivation.Distance), i => Assert.Equal(IndicatorScope.State, Indicators.BaseOf(i).Scope));
        Assert.Null(Indicators.Find("no.such"));
    }
}
