using System.Collections.Immutable;

namespace Entente.Reading;

/// <summary>The one place that says from which confidence on a statement is printed.</summary>
public static class PrintLevels
{
    /// <summary>Least confidence at <see cref="PrintLevel.Strict"/>. Provisional: on marked training articles half of what it lets through is right in everything.</summary>
    public const double Strict = 0.5;

    /// <summary>Least confidence at <see cref="PrintLevel.Balanced"/>. Provisional: the best F1 on marked training articles.</summary>
    public const double Balanced = 0.2;

    public static double Least(PrintLevel level) => level switch { PrintLevel.Strict => Strict, PrintLevel.Balanced => Balanced, _ => 0 };

    /// <summary>The statements that the level lets through, in their order.</summary>
    public static ImmutableArray<Statement> Printed(ImmutableArray<Statement> statements, PrintLevel level)
    {
        var least = Least(level);
        return [.. statements.Where(s => s.Confidence >= least)];
    }
}
