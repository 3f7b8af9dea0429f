namespace Entente.Tests;

/// <summary>Where the repository and the shared folder stand while the tests run.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The shared folder (ENTENTE_SHARED, by default ../shared beside the repository); absent on a user's machine.</summary>
    public static string? Shared { get; } = FindShared();

    /// <summary>A path below the shared folder; the test is skipped, with the reason, where there is none.</summary>
    public static string SharedPath(params string[] parts)
    {
        Xunit.Assert.SkipWhen(Shared is null, "needs the shared folder (ENTENTE_SHARED), which is not on this machine");
        return Path.Combine([Shared!, .. parts]);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Entente.slnx"))) folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Entente.slnx is in no folder above the tests.");
    }

    private static string? FindShared()
    {
        var path = Environment.GetEnvironmentVariable("ENTENTE_SHARED") ?? Path.Combine(Root, "..", "shared");
        return Directory.Exists(path) ? Path.GetFullPath(path) : null;
    }
}
