using System.Collections.Immutable;

namespace Entente.Reading;

/// <summary>The one place that says from which confidence on a statement is printed.</summary>
public static class PrintLevels
{
    /// <summary>Least confidence at <see cref="PrintLevel.Strict"/>. Provisional: today's confidence isn't calibrated; on marked training articles 0.45 of what it lets through is right.</summary>
    public const double Strict = 0.8;

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
