using System.Collections.Immutable;

namespace Entente.Reading;

/// <summary>The names of <see cref="StatementType"/>.</summary>
public static class StatementTypes
{
    public static ImmutableArray<StatementType> All { get; } = [.. Enum.GetValues<StatementType>()];

    /// <summary>"AGREE"; "J:closer" for a judgement.</summary>
    public static string Name(StatementType type) => IsJudgement(type) ? "J:" + type.ToString().ToLowerInvariant() : type.ToString().ToUpperInvariant();

    public static bool IsJudgement(StatementType type) => type >= StatementType.Closer;
}
