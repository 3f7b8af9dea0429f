using System.Reflection;

namespace Entente.Coding;

/// <summary>The lines of a text that is part of the engine's assembly.</summary>
internal static class EmbeddedText
{
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = Open(name) ?? throw new InvalidOperationException($"The assembly has no resource '{name}'.");
        using var reader = new StreamReader(stream);
        var lines = new List<string>();
        while (reader.ReadLine() is { } line) lines.Add(line);
        return lines;
    }

    /// <summary>The resource, or null where there is none.</summary>
    public static Stream? Open(string name) => Assembly.GetExecutingAssembly().GetManifestResourceStream(name);
}
