using System.Collections.Immutable;
using Entente.Language;

namespace Entente.Reading;

/// <summary>The one place that says from which confidence on a statement is printed.</summary>
public static class PrintLevels
{
    private static readonly float[] Levels = ReaderWeights.Embedded.Table(Confidence.Levels);

    /// <summary>
    /// Least confidence at a level, in [0, 1]: balanced gives the best F1 and strict the precision that was asked for on marked texts kept out of the
    /// training, from which these come.
    /// What is told as having happened must be surer at strict: the share of it that did not happen as told is held down by itself.
    /// </summary>
    public static double Least(PrintLevel level, Voice voice) =>
        level switch { PrintLevel.Strict => Levels[voice is Voice.Fact or Voice.Presupposed ? 2 : 1], PrintLevel.Balanced => Levels[0], _ => 0 };

    /// <summary>The statements that the level lets through, in their order.</summary>
    public static ImmutableArray<Statement> Printed(ImmutableArray<Statement> statements, PrintLevel level)
    {
        return [.. statements.Where(s => s.Confidence >= Least(level, s.Voice))];
    }
}
