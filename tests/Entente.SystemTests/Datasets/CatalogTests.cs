using Entente.Record;
using Entente.Store.Datasets;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Datasets;

public sealed class CatalogTests
{
    public static TheoryData<string> Names => [.. DatasetCatalog.All.Select(d => d.Name)];

    public static TheoryData<string, string> Layouts
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var dataset in DatasetCatalog.All)
                foreach (var layout in dataset.Layouts) all.Add(dataset.Name, layout.Name);
            return all;
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Dataset_is_documented(string name)
    {
        var dataset = DatasetCatalog.Find(name)!;
        Assert.All((string[])[dataset.Title, dataset.Publisher, dataset.Version, dataset.Source, dataset.Licence, dataset.Citation, dataset.Note],
            text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Matches(@"^@[a-z]+\{" + name + ",\n", dataset.BibtexEntry);
        Assert.Equal(dataset.BibtexEntry.Count(c => c == '{'), dataset.BibtexEntry.Count(c => c == '}'));
        Assert.True(dataset.Coverage.First <= dataset.Coverage.Last);
        Assert.All(dataset.Layouts, l => Assert.True(l.Rows is [var least, var most] && least <= most));
        var page = Path.Combine(Repository.Root, "docs", "datasets", name + ".md");
        Assert.True(File.Exists(page), $"docs/datasets/{name}.md is missing");
        Assert.Contains(dataset.Citation, File.ReadAllText(page), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Layouts))]
    public void Fixture_loads_without_rejections_and_reruns_without_doubling(string name, string layout)
    {
        var dataset = DatasetCatalog.Find(name)!;
        var fixture = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Entente.Store", "Datasets"), $"fixture.{layout}.txt",
            SearchOption.AllDirectories)
            .Single(f => File.ReadAllText(Path.Combine(Path.GetDirectoryName(f)!, "dataset.json")).Contains($"\"name\": \"{name}\"", StringComparison.Ordinal));
        using var ledger = new TestLedger();
        var loaded = ledger.Load(name, fixture);
        Assert.Equal(layout, loaded.Layout);
        Assert.True(loaded.Rejections.Count == 0, string.Join("\n", loaded.Rejections));
        Assert.Equal(0, loaded.Rejected);
        long All() => ledger.Count("SELECT (SELECT count(*) FROM observation) + (SELECT count(*) FROM vote) + (SELECT count(*) FROM roll_call) + "
            + "(SELECT count(*) FROM event_row) + (SELECT count(*) FROM event_count)");
        var rows = All();
        if (layout != "disputes") Assert.True(rows > 0);
        Assert.True(ledger.Load(name, fixture).AlreadyThere);
        Assert.Equal(rows, All());
        // Every value can be traced to a file's line.
        Assert.Equal(0, ledger.Count("SELECT count(*) FROM (SELECT file_id, line FROM observation UNION ALL SELECT file_id, line FROM vote UNION "
            + "ALL SELECT file_id, line FROM roll_call UNION ALL SELECT file_id, line FROM event_row) LEFT JOIN dataset_file USING (file_id) "
            + "WHERE dataset IS NULL OR line < 1"));
        Assert.NotNull(dataset);
    }

    [Fact]
    public void Indicator_names_a_known_data_set_or_its_own()
    {
        foreach (var indicator in Indicators.All) Assert.NotNull(DatasetCatalog.Find(indicator.Dataset));
    }

    [Fact]
    public void Observations_carry_only_documented_indicators()
    {
        foreach (var script in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "Entente.Store", "Datasets"), "*.sql",
            SearchOption.AllDirectories))
            foreach (System.Text.RegularExpressions.Match use in System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(script),
                @"INSERT INTO observation\s+SELECT '([^']+)'"))
                Assert.True(Indicators.Find(use.Groups[1].Value) is not null, $"{script}: indicator {use.Groups[1].Value} is not in the registry");
    }
}
