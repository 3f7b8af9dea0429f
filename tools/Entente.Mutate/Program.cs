// Changes a line at a time and runs the tests: what no test notices, no test holds.
//   dotnet run -c Release --project tools/Entente.Mutate -- FILE.cs...
//       [--project src/Entente]          the project of the files
//       [--tests tests/Entente.Tests]    the tests, built beforehand by this program
//       [--class NAME|NAMESPACE.*]       only these test classes (again for more); all where left out
//       [--no-build]                     the tests are built already, with the files as they are
//       [--seconds 60]                   at most for one run of the tests
//       [--line N]                       only mutants of this line (again for more)
// Prints survivors as FILE:LINE before -> after, then a table. Exit 0 where none survives, 1 where some do.
using System.Diagnostics;
using System.Text.Json;
using Entente.Mutate;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

string project = "src/Entente", tests = "tests/Entente.Tests";
var seconds = 60;
var build = true;
List<string> files = [], filter = [];
HashSet<int> lines = [];
for (var i = 0; i < args.Length; i++)
    switch (args[i])
    {
        case "--project": project = args[++i]; break;
        case "--tests": tests = args[++i]; break;
        case "--class": filter.AddRange(["-class", args[++i]]); break;
        case "--seconds": seconds = int.Parse(args[++i]); break;
        case "--no-build": build = false; break;
        case "--line": lines.Add(int.Parse(args[++i])); break;
        default: files.Add(Path.GetFullPath(args[i])); break;
    }
if (files.Count == 0) { Console.Error.WriteLine("No FILE.cs was given; expected the files to change."); return 2; }

if (build && Run("build", tests, "-c", "Release", "--nologo", "-v", "q").Exit != 0)
{
    Console.Error.WriteLine($"{tests} does not build.");
    return 1;
}
var (exit, output) = Run("msbuild", project, "-t:PrepareForBuild;ResolveReferences;PrepareResources;Compile", "-p:Configuration=Release",
    "-p:ProvideCommandLineArgs=true", "-p:SkipCompilerExecution=true",
    "-p:BuildProjectReferences=false", "-p:NonExistentFile=none", "-getItem:CscCommandLineArgs");
if (exit != 0) { Console.Error.WriteLine(output); return 1; }
var commandLine = JsonDocument.Parse(output).RootElement.GetProperty("Items").GetProperty("CscCommandLineArgs").EnumerateArray()
    .Select(e => e.GetProperty("Identity").GetString()!);
var parsed = CSharpCommandLineParser.Default.Parse(commandLine, Path.GetFullPath(project), null);
var trees = parsed.SourceFiles.Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f.Path), parsed.ParseOptions, f.Path)).ToList();
var references = parsed.MetadataReferences
    .Select(r => MetadataReference.CreateFromFile(Path.GetFullPath(r.Reference, Path.GetFullPath(project)), r.Properties));
Compilation bare = CSharpCompilation.Create(Path.GetFileNameWithoutExtension(parsed.OutputFileName), trees, references,
    parsed.CompilationOptions.WithGeneralDiagnosticOption(ReportDiagnostic.Default).WithConcurrentBuild(true));
// What generators write (regular expressions, JSON) is part of the project.
var generators = parsed.AnalyzerReferences
    .SelectMany(a => new AnalyzerFileReference(
        Path.GetFullPath(a.FilePath, Path.GetFullPath(project)), new GeneratorLoader()).GetGenerators(LanguageNames.CSharp));
CSharpGeneratorDriver.Create(generators, parseOptions: parsed.ParseOptions).RunGeneratorsAndUpdateCompilation(bare, out var whole, out _);
var compilation = (CSharpCompilation)whole;

var mutants = new List<Mutant>();
foreach (var file in files)
{
    var tree = trees.Find(t => t.FilePath == file) ?? throw new InvalidOperationException($"{file} is no file of {project}.");
    mutants.AddRange(MutantFinder.In(tree, mutants.Count + 1));
}
if (lines.Count > 0) mutants.RemoveAll(m => !lines.Contains(m.Line));
var board = new Switchboard(compilation, parsed.ManifestResources, mutants);
var program = new TestProgram(tests, [.. filter]);
var assembly = Path.Combine(program.Folder, parsed.OutputFileName!);
board.Write(assembly);
Console.Error.WriteLine($"{mutants.Count} mutants, {board.Switched.Count} of them behind switches.");

var reachedFile = Path.GetTempFileName();
var clock = Stopwatch.StartNew();
if (program.Pass(0, TimeSpan.FromSeconds(600), reachedFile) != true)
{
    Console.Error.WriteLine("The tests fail without a mutant; expected them to pass.");
    return 1;
}
var limit = TimeSpan.FromSeconds(Math.Max(seconds, 4 * clock.Elapsed.TotalSeconds));
var reached = File.ReadLines(reachedFile).Select(int.Parse).ToHashSet();
File.Delete(reachedFile);

var results = new Dictionary<Mutant, string>();
foreach (var mutant in mutants.Where(board.Switched.Contains))
    Tell(mutant, !reached.Contains(mutant.Number) ? "unreached" : Judge(program.Pass(mutant.Number, limit)));
foreach (var mutant in mutants.Where(m => !board.Switched.Contains(m)))
    Tell(mutant, board.WriteAlone(mutant, assembly) ? Judge(program.Pass(0, limit)) : "no code");

Console.WriteLine();
Console.WriteLine("| file | mutants | caught | too slow | survived | unreached |");
Console.WriteLine("|---|---:|---:|---:|---:|---:|");
foreach (var file in results.GroupBy(r => r.Key.Tree.FilePath))
{
    int Of(string result) => file.Count(r => r.Value == result);
    Console.WriteLine($"| {Path.GetRelativePath(".", file.Key)} | {file.Count() - Of("no code")} | {Of("caught")} | {Of("too slow")} "
        + $"| {Of("survived")} | {Of("unreached")} |");
}
return results.Values.Any(r => r is "survived" or "unreached") ? 1 : 0;

static string Judge(bool? passed) => passed switch { null => "too slow", false => "caught", true => "survived" };

void Tell(Mutant mutant, string result)
{
    results[mutant] = result;
    if (result is "survived" or "unreached")
        Console.WriteLine($"{Path.GetRelativePath(".", mutant.Tree.FilePath)}:{mutant.Line}: {result}: {mutant}");
    if (results.Count % 25 == 0) Console.Error.WriteLine($"  {results.Count} of {mutants.Count}, {clock.Elapsed:mm\\:ss}");
}

static (int Exit, string Output) Run(params string[] arguments)
{
    var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
    foreach (var argument in arguments) start.ArgumentList.Add(argument);
    using var process = Process.Start(start)!;
    var output = process.StandardOutput.ReadToEnd();
    process.WaitForExit();
    return (process.ExitCode, output);
}
