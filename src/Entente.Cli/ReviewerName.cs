using System.CommandLine;

namespace Entente.Cli;

/// <summary>Under whose name a verdict or a note is given: --by, else ENTENTE_BY. It is never guessed, because it stays.</summary>
public static class ReviewerName
{
    private const string Variable = "ENTENTE_BY";

    public static Option<string?> Option() => new("--by")
    {
        Description = "Your name, which is shown with what you give. Default: the environment variable ENTENTE_BY.", HelpName = "NAME",
    };

    /// <summary>Null where neither says it.</summary>
    public static string? TryOf(string? option) => option ?? (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } name ? name : null);

    /// <exception cref="UserException">Neither says it.</exception>
    public static string Of(string? option, string what = "verdict") => TryOf(option) ?? throw new UserException(
        $"Whose {what} is it? Give --by \"A. Analyst\", or set {Variable} once.", ExitCode.WrongUsage);
}
