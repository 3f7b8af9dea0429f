using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Entente.Training")]
[assembly: InternalsVisibleTo("Entente.Tests")]
