using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Entente.Mutate;

/// <summary>
/// Finds what can be changed: comparisons, signs, and/or, conditions, constants, returned values, first for last, least for most,
/// one direction for the other. What doesn't compile is left to the compiler to say.
/// </summary>
internal static class MutantFinder
{
    private static readonly Dictionary<SyntaxKind, SyntaxKind[]> Binary = new()
    {
        [SyntaxKind.LessThanExpression] = [SyntaxKind.LessThanOrEqualExpression, SyntaxKind.GreaterThanOrEqualExpression],
        [SyntaxKind.LessThanOrEqualExpression] = [SyntaxKind.LessThanExpression, SyntaxKind.GreaterThanExpression],
        [SyntaxKind.GreaterThanExpression] = [SyntaxKind.GreaterThanOrEqualExpression, SyntaxKind.LessThanOrEqualExpression],
        [SyntaxKind.GreaterThanOrEqualExpression] = [SyntaxKind.GreaterThanExpression, SyntaxKind.LessThanExpression],
        [SyntaxKind.EqualsExpression] = [SyntaxKind.NotEqualsExpression],
        [SyntaxKind.NotEqualsExpression] = [SyntaxKind.EqualsExpression],
        [SyntaxKind.LogicalAndExpression] = [SyntaxKind.LogicalOrExpression],
        [SyntaxKind.LogicalOrExpression] = [SyntaxKind.LogicalAndExpression],
        [SyntaxKind.AddExpression] = [SyntaxKind.SubtractExpression],
        [SyntaxKind.SubtractExpression] = [SyntaxKind.AddExpression],
        [SyntaxKind.MultiplyExpression] = [SyntaxKind.DivideExpression],
        [SyntaxKind.DivideExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.ModuloExpression] = [SyntaxKind.MultiplyExpression],
        [SyntaxKind.BitwiseAndExpression] = [SyntaxKind.BitwiseOrExpression],
        [SyntaxKind.BitwiseOrExpression] = [SyntaxKind.BitwiseAndExpression],
    };

    private static readonly Dictionary<SyntaxKind, string> Assignment = new()
    {
        [SyntaxKind.AddAssignmentExpression] = "-=", [SyntaxKind.SubtractAssignmentExpression] = "+=",
        [SyntaxKind.MultiplyAssignmentExpression] = "/=", [SyntaxKind.DivideAssignmentExpression] = "*=",
        [SyntaxKind.OrAssignmentExpression] = "&=", [SyntaxKind.AndAssignmentExpression] = "|=",
    };

    private static readonly Dictionary<string, string> Names = Both(
        ("First", "Last"), ("FirstOrDefault", "LastOrDefault"), ("Min", "Max"), ("MinBy", "MaxBy"), ("Any", "All"), ("Exists", "TrueForAll"),
        ("OrderBy", "OrderByDescending"), ("ThenBy", "ThenByDescending"), ("Floor", "Ceiling"), ("Actor", "Recipient"), ("A", "B"),
        ("For", "Against"), ("From", "To"), ("Yes", "No"), ("Take", "Skip"), ("Sum", "Max"), ("Conflict", "Cooperation"));

    public static List<Mutant> In(SyntaxTree tree, int firstNumber)
    {
        var found = new List<Mutant>();
        foreach (var node in tree.GetRoot().DescendantNodes(n => n is not AttributeListSyntax).OfType<ExpressionSyntax>())
            foreach (var after in Of(node))
                found.Add(new(firstNumber + found.Count, node, after.WithTriviaFrom(node)));
        return found;
    }

    private static IEnumerable<ExpressionSyntax> Of(ExpressionSyntax node)
    {
        switch (node)
        {
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                yield return coalesce.Right;
                break;
            case BinaryExpressionSyntax binary when Binary.TryGetValue(binary.Kind(), out var kinds):
                foreach (var kind in kinds) yield return With(binary, kind);
                break;
            case AssignmentExpressionSyntax assignment when Assignment.TryGetValue(assignment.Kind(), out var sign):
                yield return SyntaxFactory.ParseExpression($"{assignment.Left} {sign} {assignment.Right}");
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression or (int)SyntaxKind.UnaryMinusExpression } unary:
                yield return SyntaxFactory.ParenthesizedExpression(unary.Operand);
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression } up:
                yield return SyntaxFactory.ParseExpression($"--{up.Operand}");
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression } up:
                yield return SyntaxFactory.ParseExpression($"{up.Operand}--");
                break;
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostDecrementExpression } down:
                yield return SyntaxFactory.ParseExpression($"{down.Operand}++");
                break;
            case IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax not } told:
                yield return told.WithPattern(not.Pattern);
                break;
            case IsPatternExpressionSyntax told:
                yield return SyntaxFactory.ParseExpression($"{told.Expression} is not ({told.Pattern})");
                break;
            case ConditionalExpressionSyntax either:
                yield return either.WithWhenTrue(either.WhenFalse.WithTriviaFrom(either.WhenTrue))
                    .WithWhenFalse(either.WhenTrue.WithTriviaFrom(either.WhenFalse));
                break;
            case LiteralExpressionSyntax literal:
                foreach (var other in OtherThan(literal)) yield return SyntaxFactory.ParseExpression(other);
                break;
            case MemberAccessExpressionSyntax access when Names.TryGetValue(access.Name.Identifier.Text, out var other):
                var name = SyntaxFactory.Identifier(other);
                var swapped = access.WithName(access.Name is GenericNameSyntax generic ? generic.WithIdentifier(name) : SyntaxFactory.IdentifierName(name));
                // A method's name alone is no expression: the call is changed, where the call stands.
                if (access.Parent is not InvocationExpressionSyntax) yield return swapped;
                break;
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
                when Names.TryGetValue(access.Name.Identifier.Text, out var other):
                yield return call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(other)));
                break;
        }
        if (Returned(node) && node is not LiteralExpressionSyntax && node is not ThrowExpressionSyntax && node.ToString() is not ("default" or "[]"))
            yield return Mutant.Default;
    }

    private static bool Returned(ExpressionSyntax node) => node.Parent is ReturnStatementSyntax
        || node.Parent is ArrowExpressionClauseSyntax
        {
            Parent: MethodDeclarationSyntax or PropertyDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax,
        };

    private static BinaryExpressionSyntax With(BinaryExpressionSyntax binary, SyntaxKind kind)
    {
        var made = SyntaxFactory.BinaryExpression(kind, binary.Left, binary.Right);
        return made.WithOperatorToken(made.OperatorToken.WithTriviaFrom(binary.OperatorToken));
    }

    private static IEnumerable<string> OtherThan(LiteralExpressionSyntax literal) => literal.Token.Value switch
    {
        true => ["false"],
        false => ["true"],
        int n => n == 0 ? ["1"] : [$"{n + 1}", $"{n - 1}"],
        long n => [$"{n + 1}L"],
        double d => d == 0 ? ["1.0"] : [FormattableString.Invariant($"{d * 2:R}d"), "0.0"],
        _ => [],
    };

    private static Dictionary<string, string> Both(params ReadOnlySpan<(string, string)> pairs)
    {
        var both = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (one, two) in pairs)
        {
            both[one] = two;
            both.TryAdd(two, one);
        }
        return both;
    }
}
