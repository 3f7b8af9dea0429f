using Xunit;

namespace Entente.SystemTests.Web;

/// <summary>Tests that only look at the one workbench.</summary>
[CollectionDefinition(Name)]
public sealed class WorkbenchCollection : ICollectionFixture<WorkbenchFixture>
{
    public const string Name = "workbench";
}
