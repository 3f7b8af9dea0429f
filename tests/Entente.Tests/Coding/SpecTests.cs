using Xunit;

namespace Entente.Tests.Coding;

/// <summary>The sentences of tests/Specs/coding-*.md; README.md there tells the form.</summary>
public sealed class SpecTests
{
    public static TheoryData<string, string> Lines()
    {
        var data = new TheoryData<string, string>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "Specs"), "coding-*.md").Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(file))
            {
                number++;
                if (line.Length > 0 && line[0] != '#' && line.Contains(" -> ", StringComparison.Ordinal)) data.Add($"{Path.GetFileName(file)}:{number}", line);
            }
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Lines))]
    public void Sentence_is_read_as_the_spec_says(string where, string line)
    {
        var wrong = SpecLine.WrongIn(line);
        if (line.StartsWith('~')) Assert.True(wrong is not null, $"{where}: now read rightly; take the '~' away.");
        else Assert.True(wrong is null, $"{where}: {line}\n{wrong}");
    }
}
