using Xunit;

namespace Entente.Tests;

/// <summary>Lines of code end at 160 columns (CONVENTIONS); what stands in a literal that can't be broken may go on.</summary>
public sealed class LineLengthTests
{
    private const int Most = 160;

    [Fact]
    public void No_line_of_code_is_longer_than_160_columns()
    {
        var beyond = new List<string>();
        foreach (var folder in new[] { "src", "tests", "tools", "bench" })
        {
            var root = Path.Combine(Repository.Root, folder);
            foreach (var file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var parts = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar);
                if (parts.Contains("obj") || parts.Contains("bin")) continue;
                var raw = false;
                foreach (var (line, number) in File.ReadLines(file).Select((l, i) => (l, i + 1)))
                {
                    var quotes = line.Split("\"\"\"").Length - 1;
                    if (line.Length > Most && !raw && quotes == 0 && !line.TrimStart().StartsWith("[GeneratedRegex(@", StringComparison.Ordinal))
                        beyond.Add($"{Path.GetRelativePath(Repository.Root, file)}:{number}: {line.Length} columns");
                    if (quotes % 2 == 1) raw = !raw;
                }
            }
        }
        Assert.Empty(beyond);
    }
}
