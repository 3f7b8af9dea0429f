using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Entente.Store;
using Entente.Store.Datasets;
using Entente.Store.Datasets.Starter;
using Entente.SystemTests.Ledger;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Datasets;

/// <summary>The record that comes with the program is what its origins hold, and loads as they do.</summary>
public sealed class StarterTests
{
    private const string Votes = "rcid,date,iso3,vote\n1,1985-11-05,POL,yes\n1,1985-11-05,CUB,no\n2,1985-11-06,POL,yes\n2,1985-11-06,CUB,yes\n";

    private static StarterSource Source(string dataset, string name, string text) => new(dataset, "1", name, "here", "CC0", "", Encoding.UTF8.GetBytes(text));

    private static StarterSource[] Two() => [Source("un-votes", "votes.csv", Votes), Source("ucdp-conflict", "conflicts.csv", File.ReadAllText(
        Path.Combine(Repository.Root, "src", "Entente.Store", "Datasets", "UcdpConflict", "fixture.conflict-year.txt")))];

    [Fact]
    public void Packed_tables_come_out_as_they_went_in_and_the_same_tables_give_the_same_bytes()
    {
        var packed = StarterBox.Pack(Two());
        Assert.Equal(packed, StarterBox.Pack(Two()));
        var box = StarterBox.Read(packed);
        Assert.Equal(Two().Select(s => (s.Dataset, s.Name, s.Origin, s.Licence)), box.Files.Select(f => (f.Dataset, f.Name, f.Origin, f.Licence)));
        Assert.Equal(Two().Select(s => s.Table.ToArray()), box.Files.Select(box.Table));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Votes))), box.Files[0].Sha256);
    }

    [Fact]
    public void Damaged_box_is_refused()
    {
        var packed = StarterBox.Pack(Two());
        Assert.Throws<InvalidDataException>(() => StarterBox.Read(packed[..^1]));
        Assert.Throws<InvalidDataException>(() => StarterBox.Read([.. packed, 0]));
        Assert.Throws<InvalidDataException>(() => StarterBox.Read(packed[1..]));
        Assert.Throws<InvalidDataException>(() => StarterBox.Read([]));
        packed[^8] ^= 0x55;
        var box = StarterBox.Read(packed);
        Assert.Throws<InvalidDataException>(() => box.Table(box.Files[^1]));
    }

    [Fact]
    public void File_in_the_box_and_the_same_file_on_disk_are_one_file()
    {
        using var ledger = new TestLedger();
        var box = StarterBox.Read(StarterBox.Pack(Two()));
        var loaded = StarterRecord.Load(ledger.File, box, new LoadOptions());
        Assert.All(loaded, f => Assert.False(f.Loaded!.AlreadyThere));
        Assert.True(ledger.LoadText("un-votes", Votes).AlreadyThere);
        Assert.All(StarterRecord.Load(ledger.File, box, new LoadOptions()), f => Assert.True(f.Loaded!.AlreadyThere));
        Assert.Equal(["starter!votes.csv"], ledger.Texts("SELECT name FROM dataset_file WHERE dataset = 'un-votes'"));
        Assert.Equal(3, ledger.Count("SELECT line FROM vote WHERE state = 'CUB' AND rcid = 1"));
        Assert.Empty(FileSeals.Broken(ledger.File));
    }

    [Fact]
    public void Data_set_that_the_ledger_has_from_elsewhere_is_left_as_it_is()
    {
        using var ledger = new TestLedger();
        ledger.LoadText("un-votes", "rcid,date,iso3,vote\n1,1985-11-05,POL,no\n", new LoadOptions { Version = "mine" });
        var loaded = StarterRecord.Load(ledger.File, StarterBox.Read(StarterBox.Pack(Two())), new LoadOptions());
        Assert.Null(loaded[0].Loaded);
        Assert.Contains("un-votes mine", loaded[0].LeftOut, StringComparison.Ordinal);
        Assert.NotNull(loaded[1].Loaded);
        Assert.Equal(3, ledger.Count("SELECT vote FROM vote_once"));
    }

    [Fact]
    public void Ledger_is_made_whole_and_takes_the_place_of_none()
    {
        using var folder = new ScratchFolder();
        var path = Path.Combine(folder.Path, "new", "ledger.duckdb");
        var box = StarterBox.Read(StarterBox.Pack(Two()));
        Assert.StartsWith("UN votes to 1985, wars between states to ", StarterRecord.Make(path, box, TimeProvider.System), StringComparison.Ordinal);
        var made = SHA256.HashData(File.ReadAllBytes(path));
        Assert.Null(StarterRecord.Make(path, box, TimeProvider.System));
        Assert.Equal(made, SHA256.HashData(File.ReadAllBytes(path)));
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        var other = Path.Combine(folder.Path, "new", "other.duckdb");
        Assert.Throws<OperationCanceledException>(() => StarterRecord.Make(other, box, TimeProvider.System, cancellation: stopped.Token));
        Assert.Equal([path], Directory.GetFiles(Path.Combine(folder.Path, "new")));
    }

    [Fact]
    public void Box_is_small_and_may_be_given_away_and_says_where_it_is_from()
    {
        var box = StarterBox.Embedded;
        Assert.InRange(box.Length, 100_000, 3_000_000);
        var card = File.ReadAllText(Path.Combine(Repository.Root, "src", "Entente.Store", "Datasets", "Starter", "starter.card.md"));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "datasets", "starter.md"));
        Assert.All(box.Files, file =>
        {
            var dataset = DatasetCatalog.Find(file.Dataset)!;
            Assert.Contains(dataset.Redistribution, (Redistribution[])[Redistribution.Free, Redistribution.Attribution]);
            Assert.All((string[])[file.Name, file.Origin, file.Licence, file.Sha256, dataset.Citation],
                text => Assert.Contains(text, card, StringComparison.Ordinal));
            Assert.Contains(file.Name, page, StringComparison.Ordinal);
            Assert.Equal(file.Bytes, box.Table(file).Length);
        });
    }

    [Fact]
    public void Whole_tables_are_those_of_the_shared_folder_byte_for_byte()
    {
        var data = Repository.SharedPath("data");
        var box = StarterBox.Embedded;
        foreach (var file in box.Files.Where(f => f.Note.Length == 0))
        {
            var path = Directory.EnumerateFiles(data, file.Name, SearchOption.AllDirectories).Single();
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), file.Sha256);
        }
        var former = box.Files.Single(f => f.Note.Length > 0);
        using var packed = File.OpenRead(Repository.SharedPath("data", "un", former.Name + ".gz"));
        using var original = new StreamReader(new GZipStream(packed, CompressionMode.Decompress));
        foreach (var line in Encoding.UTF8.GetString(box.Table(former)).Split('\n')[..^1])
            if (original.ReadLine() is var there && line.Length > 0) Assert.Equal(there, line);
    }

    [Fact]
    public void Ledger_that_was_named_and_is_not_there_is_not_made_but_the_starter_is_named()
    {
        using var folder = new ScratchFolder();
        var path = folder.File("none.duckdb");
        var e = Assert.Throws<LedgerException>(() => LedgerLocation.OpenForFigures(path, default));
        Assert.Contains("there is no ledger here", e.Message, StringComparison.Ordinal);
        Assert.Contains($"entente load starter --ledger {path}", e.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Theory]
    [InlineData("starter", "votes.csv")]
    [InlineData("starter", "--version", "2")]
    [InlineData("starter", "--replace")]
    [InlineData("un-votes")]
    public void Starter_takes_no_files_and_other_data_sets_need_some(params string[] arguments) =>
        Assert.Equal(ExitCode.WrongUsage, Cli.CommandLine.Run(["load", .. arguments, "--ledger", "unused.duckdb"]));
}
