using Entente.Ledger;
using PublicApiGenerator;
using Xunit;

namespace Entente.Tests;

/// <summary>What the engine offers to others: a change of it is a choice, not an accident.</summary>
public sealed class PublicApiTests
{
    [Fact]
    public void Engine_offers_what_it_did() => Snapshot.Check(
        typeof(Claim).Assembly.GeneratePublicApi(new() { IncludeAssemblyAttributes = false }).ReplaceLineEndings("\n"),
        "tests", "Entente.Tests", "public-api.txt");
}
