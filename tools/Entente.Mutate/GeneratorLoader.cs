using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Entente.Mutate;

/// <summary>Loads the generators that the project is built with.</summary>
internal sealed class GeneratorLoader : IAnalyzerAssemblyLoader
{
    public void AddDependencyLocation(string fullPath)
    {
    }

    public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
}
