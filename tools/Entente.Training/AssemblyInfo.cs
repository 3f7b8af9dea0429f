using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Entente.Tests")]
