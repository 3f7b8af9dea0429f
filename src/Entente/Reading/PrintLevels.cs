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

    /// <summary>
    /// The statements that the level lets through, in their order. A charge and its denial are told together: where one is sure enough, the other needs
    /// no more than balanced asks for.
    /// </summary>
    /// <param name="statements">All of one document.</param>
    /// <param name="level">The level.</param>
    /// <param name="opinions">The level for what the document itself judges or holds possible; that of all else where absent.</param>
    public static ImmutableArray<Statement> Printed(ImmutableArray<Statement> statements, PrintLevel level, PrintLevel? opinions = null)
    {
        bool IsSure(Statement s) => s.Confidence >= Least(s.Speaker is null && s.Voice is Voice.Judged or Voice.Possible ? opinions ?? level : level, s.Voice);
        var sure = statements.Where(IsSure).Select(s => (s.Proposition, Denied: s.Voice == Voice.Denied)).ToHashSet();
        bool IsAnswered(Statement s) => s.Voice is Voice.Alleged or Voice.Denied && s.Confidence >= Least(PrintLevel.Balanced, s.Voice)
            && sure.Contains((s.Proposition, s.Voice != Voice.Denied));
        return [.. statements.Where(s => IsSure(s) || IsAnswered(s))];
    }
}
