using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Entente.Mutate;

/// <summary>
/// Compiles a project once with all its mutants, each behind a number that an environment variable chooses. A mutant that cannot stand beside the
/// original (a pattern's variable would be declared twice, a constant would be none) is compiled alone; one that compiles in neither way is dropped.
/// </summary>
internal sealed class Switchboard
{
    public const string Chosen = "ENTENTE_MUTANT", Reached = "ENTENTE_MUTANT_REACHED";

    private const string Code = $$"""
        internal static class MutantSwitch
        {
            private static readonly int On = int.Parse(System.Environment.GetEnvironmentVariable("{{Chosen}}") ?? "0");
            private static readonly string? Path = System.Environment.GetEnvironmentVariable("{{Reached}}");
            private static readonly bool[]? Hit = Path is null ? null : Begin();
            private static bool[] Begin()
            {
                System.AppDomain.CurrentDomain.ProcessExit += (_, _) =>
                {
                    var lines = new System.Collections.Generic.List<string>();
                    for (var n = 0; n < Hit!.Length; n++) if (Hit[n]) lines.Add(n.ToString());
                    System.IO.File.WriteAllLines(Path!, lines);
                };
                return new bool[100000];
            }
            public static bool Is(int number)
            {
                if (Hit is not null) Hit[number] = true;
                return number == On;
            }
        }
        """;

    private readonly CSharpCompilation original;
    private readonly IReadOnlyList<ResourceDescription> resources;

    public Switchboard(CSharpCompilation original, IReadOnlyList<ResourceDescription> resources, IReadOnlyList<Mutant> mutants)
    {
        (this.original, this.resources) = (original, resources);
        var together = mutants.ToHashSet();
        var compilation = original;
        foreach (var tree in mutants.Select(m => m.Tree).Distinct())
            compilation = compilation.ReplaceSyntaxTree(tree, Together(tree, together, compilation));
        Compiled = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(Code, (CSharpParseOptions)original.SyntaxTrees[0].Options, "MutantSwitch.cs"));
        Switched = together;
    }

    /// <summary>Those behind a switch; the others are compiled alone.</summary>
    public IReadOnlySet<Mutant> Switched { get; }

    public CSharpCompilation Compiled { get; }

    public void Write(string path)
    {
        if (Emit(Compiled, path) is { Success: false } failed)
            throw new InvalidOperationException(string.Join('\n', failed.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
    }

    /// <summary>Writes the project with one mutant; false where it does not compile.</summary>
    public bool WriteAlone(Mutant mutant, string path)
    {
        var root = mutant.Tree.GetRoot().ReplaceNode(mutant.Before, mutant.After);
        // Printed and parsed, as a programmer's change would be: "a - (b)" is not "a - b" by its tree alone.
        var tree = CSharpSyntaxTree.ParseText(root.ToFullString(), (CSharpParseOptions)mutant.Tree.Options, mutant.Tree.FilePath);
        var alone = original.ReplaceSyntaxTree(mutant.Tree, tree);
        if (Errors(alone, tree).Count > 0) return false;
        return Emit(alone, path).Success;
    }

    private SyntaxTree Together(SyntaxTree tree, HashSet<Mutant> mutants, CSharpCompilation compilation)
    {
        var stub = CSharpSyntaxTree.ParseText(Code, (CSharpParseOptions)tree.Options);
        while (true)
        {
            var of = mutants.Where(m => m.Tree == tree).ToLookup(m => m.Before);
            var root = new Rewriter(of).Visit(tree.GetRoot())!;
            var made = tree.WithRootAndOptions(root, tree.Options);
            var before = compilation.SyntaxTrees.First(t => t.FilePath == tree.FilePath);
            var errors = Errors(compilation.ReplaceSyntaxTree(before, made).AddSyntaxTrees(stub), made);
            if (errors.Count == 0) return made;
            var dropped = false;
            foreach (var error in errors)
            {
                var at = root.FindNode(error.Location.SourceSpan, getInnermostNodeForTie: true);
                var marked = at.AncestorsAndSelf().SelectMany(n => n.GetAnnotations(Rewriter.Mark)).FirstOrDefault()?.Data;
                if (marked is not null) dropped |= Drop(marked);
                else
                {
                    // The fault lies elsewhere, in a variable that is no longer surely assigned: all mutants of the member go.
                    var member = at.AncestorsAndSelf().FirstOrDefault(n => n is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax) ?? root;
                    foreach (var mark in member.GetAnnotatedNodes(Rewriter.Mark).SelectMany(n => n.GetAnnotations(Rewriter.Mark)).ToList())
                        dropped |= Drop(mark.Data!);
                }
            }
            if (!dropped) throw new InvalidOperationException($"{tree.FilePath}: {errors[0]}");
        }

        bool Drop(string numbers) => mutants.RemoveWhere(m => numbers.Split(' ').Contains($"{m.Number}")) > 0;
    }

    private static List<Diagnostic> Errors(CSharpCompilation compilation, SyntaxTree tree) =>
        [.. tree.GetDiagnostics().Concat(compilation.GetSemanticModel(tree).GetDiagnostics()).Where(d => d.DefaultSeverity == DiagnosticSeverity.Error)];

    private Microsoft.CodeAnalysis.Emit.EmitResult Emit(CSharpCompilation compilation, string path)
    {
        using var file = File.Create(path);
        return compilation.Emit(file, manifestResources: resources);
    }

    private sealed class Rewriter(ILookup<ExpressionSyntax, Mutant> mutants) : CSharpSyntaxRewriter
    {
        public const string Mark = "mutant";

        public override SyntaxNode? Visit(SyntaxNode? node)
        {
            if (node is not ExpressionSyntax before || !mutants.Contains(before)) return base.Visit(node);
            var made = (ExpressionSyntax)base.Visit(node)!;
            foreach (var mutant in mutants[before].Reverse())
                made = (ExpressionSyntax)SyntaxFactory.ParenthesizedExpression(SyntaxFactory.ConditionalExpression(
                    SyntaxFactory.ParseExpression($"MutantSwitch.Is({mutant.Number})"),
                    SyntaxFactory.ParenthesizedExpression(mutant.After.WithoutTrivia()), SyntaxFactory.ParenthesizedExpression(made.WithoutTrivia())))
                    .WithAdditionalAnnotations(new SyntaxAnnotation(Mark, $"{mutant.Number}"));
            return made.WithTriviaFrom(before);
        }
    }
}
