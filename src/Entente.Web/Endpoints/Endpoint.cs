using System.Collections.Immutable;

namespace Entente.Web.Endpoints;

/// <summary>One question that programs may ask: under /api/v1, and, where it has a tool's name, of assistants.</summary>
/// <param name="Path">After /api/v1/, with parameters in braces: "pairs/{a}/{b}".</param>
/// <param name="Tool">Its name in the Model Context Protocol; absent where assistants have no use for it.</param>
/// <param name="Command">The command that prints the same, or as near as there is.</param>
public sealed record Endpoint(string Path, string? Tool, string Command, string Description)
{
    /// <summary>The page of the workbench that shows the same; absent where there is none.</summary>
    public string? Page { get; init; }
    /// <summary>In the order of the path, then the others.</summary>
    public ImmutableArray<EndpointParameter> Parameters { get; init; } = [];
    /// <summary>Answers in CSV too, by Accept: text/csv.</summary>
    public bool HasCsv { get; init; }
    /// <summary>Its answer is an array of which a part can be asked for (of tools).</summary>
    public bool IsList { get; init; }
    /// <summary>Other than JSON, chosen by a parameter.</summary>
    public ImmutableArray<string> OtherTypes { get; init; } = [];
    /// <summary>Doesn't end: server-sent events, which <see cref="ChangeStream"/> answers.</summary>
    public bool IsStream { get; init; }
    internal Func<Asked, string> Answer { get; init; } = _ => throw new InvalidOperationException("An endpoint without an answer.");
    /// <summary>The media type of an answer, where it isn't JSON or CSV as asked.</summary>
    internal Func<Asked, string>? TypeOf { get; init; }

    /// <summary>The values of the path's parameters; absent where the path is another.</summary>
    public ImmutableDictionary<string, string>? Match(ReadOnlySpan<string> path)
    {
        var parts = Path.Split('/');
        if (parts.Length != path.Length) return null;
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i][0] == '{') values[parts[i][1..^1]] = path[i];
            else if (parts[i] != path[i]) return null;
        }
        return values.ToImmutable();
    }

    public bool IsInPath(EndpointParameter parameter) => Path.Contains("{" + parameter.Name + "}", StringComparison.Ordinal);
}
