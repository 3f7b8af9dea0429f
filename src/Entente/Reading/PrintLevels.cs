using System.Collections.Immutable;
using Entente.Language;

namespace Entente.Reading;

/// <summary>The one place that says from which confidence on a statement is printed.</summary>
public static class PrintLevels
{
    private static readonly float[] Levels = ReaderWeights.Embedded.Table(Confidence.Levels);

    /// <summary>Least confidence at a level, in [0, 1]: balanced gives the best F1 and strict the precision that was asked for on marked texts kept out of the training, from which these come.</summary>
    public static double Least(PrintLevel level) => level switch { PrintLevel.Strict => Levels[1], PrintLevel.Balanced => Levels[0], _ => 0 };

    /// <summary>The statements that the level lets through, in their order.</summary>
    public static ImmutableArray<Statement> Printed(ImmutableArray<Statement> statements, PrintLevel level)
    {
        var least = Least(level);
        return [.. statements.Where(s => s.Confidence >= least)];
    }
}
