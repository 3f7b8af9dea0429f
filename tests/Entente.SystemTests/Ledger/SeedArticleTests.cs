using Entente.Actors;
using Entente.Coding;
using Entente.Documents;
using Entente.Reading;
using Entente.Store;
using Entente.Tests;
using Xunit;

namespace Entente.SystemTests.Ledger;

/// <summary>The whole way from the first real article to the ledger.</summary>
public sealed class SeedArticleTests : IDisposable
{
    private readonly ScratchFolder scratch = new();

    public void Dispose() => scratch.Dispose();

    [Fact]
    public void Arms_supply_is_contested_and_never_an_event()
    {
        var path = Repository.SharedPath("seed", "article.txt");
        using var ledger = LedgerFile.Open(scratch.File("seed.ledger"), LedgerAccess.Write, TimeProvider.System);
        var result = Read(ledger, path);
        Assert.Empty(LedgerAudit.Faults(ledger));
        var matter = result.Contested.First(m => m.Propositions.Any(p => p.Key is { Family: "provide", Theme: "arms" }));
        Assert.Equal("North Korea supplies Russia with artillery and other equipment", matter.Statement);
        Assert.Contains(matter.For, c => c.Speaker?.Actor?.Value == "USA" && c.Stance == Stance.Alleges);
        Assert.Contains(matter.Against, c => c.Speaker?.Actor?.Value == "RUS" && c.Stance == Stance.Denies);
        Assert.Contains(matter.Against, c => c.Speaker?.Actor?.Value == "PRK" && c.Stance == Stance.Denies);
        Assert.DoesNotContain(result.Events, e => e.Theme == "arms" && e.Key.Family is "provide" or "agree");
        Assert.Equal(0, Read(ledger, path).NewClaims);
    }

    private static ReadingResult Read(LedgerFile ledger, string path)
    {
        var document = DocumentReader.Read(File.ReadAllBytes(path), path);
        var coded = StatementReader.Default.Read(document).Coded();
        var run = new Run { Command = "test", Inputs = [new(path, document.Hash)], Started = ledger.Now() };
        return new ReadingRecorder(ledger, id => ActorRegister.Embedded.Find(id)?.Name).Record(document, coded, run);
    }
}
