using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Entente.Mutate;

/// <summary>One small change of the code: an expression in the place of another.</summary>
/// <param name="Number">From 1.</param>
public sealed record Mutant(int Number, ExpressionSyntax Before, ExpressionSyntax After)
{
    public SyntaxTree Tree => Before.SyntaxTree;
    public int Line => Tree.GetLineSpan(Before.Span).StartLinePosition.Line + 1;

    /// <summary>Null-forgiving, so that "default" stands where null may not.</summary>
    public static ExpressionSyntax Default { get; } = SyntaxFactory.ParseExpression("default!");

    public override string ToString() => $"{Short(Before)}  ->  {Short(After)}";

    private static string Short(SyntaxNode node)
    {
        var text = string.Join(' ', node.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return text.Length <= 90 ? text : text[..87] + "...";
    }
}
