using Entente.Record;
using Xunit;

namespace Entente.Tests.Panels;

public sealed class IndicatorsTests
{
    [Fact]
    public void Every_indicator_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "methods", "indicators.md"));
        foreach (var indicator in Indicators.All)
        {
            Assert.False(string.IsNullOrWhiteSpace(indicator.Description), indicator.Name);
            Assert.False(string.IsNullOrWhiteSpace(indicator.Unit), indicator.Name);
            Assert.False(string.IsNullOrWhiteSpace(indicator.Citation), indicator.Name);
            Assert.True(indicator.CoverageFirst <= indicator.CoverageLast, indicator.Name);
            if (indicator.Minimum is { } min && indicator.Maximum is { } max) Assert.True(min < max, indicator.Name);
            // Event indicators stand once for all data sets: `DATASET.quad1`.
            var name = indicator.Derived == Derivation.Events ? "DATASET" + indicator.Name[indicator.Name.IndexOf('.', StringComparison.Ordinal)..]
                : indicator.Name;
            if (System.Text.RegularExpressions.Regex.IsMatch(name, @"^DATASET\.root\d\d$")) name = "DATASET.rootNN";
            if (System.Text.RegularExpressions.Regex.IsMatch(name, @"^DATASET\.quad\d")) name = name.Replace(name[12], 'N');
            Assert.True(page.Contains($"`{name}`", StringComparison.Ordinal), $"docs/methods/indicators.md says nothing of `{name}`");
        }
    }

    [Fact]
    public void Distances_have_their_indicator()
    {
        foreach (var distance in Indicators.All.Where(i => i.Derived == Derivation.Distance))
            Assert.Equal(IndicatorScope.State, Indicators.BaseOf(distance).Scope);
    }
}
