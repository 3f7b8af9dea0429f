namespace Entente.Work;

/// <summary>The file that a result is written to before it takes its name, so that it appears whole or not at all. A device (/dev/stdout, /dev/null) is
/// written to as it is, and never replaced by a file.</summary>
internal static class Draft
{
    private static bool IsDevice(string path) => !OperatingSystem.IsWindows() && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);

    public static string Of(string path) => IsDevice(path) ? path : path + ".part";

    /// <summary>All was written.</summary>
    public static void Keep(string path)
    {
        if (!IsDevice(path)) File.Move(Of(path), path, overwrite: true);
    }

    /// <summary>It was not, or it was and has its name: what is left goes.</summary>
    public static void Drop(string path)
    {
        if (!IsDevice(path)) File.Delete(Of(path));
    }
}
