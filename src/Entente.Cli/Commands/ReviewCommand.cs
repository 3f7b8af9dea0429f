using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente review`: look at claims, and say which are right.</summary>
public static class ReviewCommand
{
    public static Command Create() => new("review",
        "Look at what was read and say whether it is right. Verdicts stand beside claims under your name and change none of them.")
    {
        ReviewNext.Create(), ReviewGive.Accept(), ReviewGive.Wrong(), ReviewGive.Correct(), ReviewList.Create(), ReviewExport.Create(), ReviewImport.Create(),
    };
}
