using Xunit;

namespace Entente.Tests;

/// <summary>Compares a text with a file in the repository; a mismatch writes FILE.received, which `./build.sh accept` takes.</summary>
public static class Snapshot
{
    public static void Check(string actual, params string[] path)
    {
        var file = Path.Combine([Repository.Root, .. path]);
        var received = file + ".received";
        if (File.Exists(file) && File.ReadAllText(file) == actual)
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, actual);
        Assert.Fail($"{Path.Combine(path)} is not what it was. Compare it with {received}, then run ./build.sh accept.");
    }
}
