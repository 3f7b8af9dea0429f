using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Entente.Training")]
[assembly: InternalsVisibleTo("Entente.TrainReader")]
[assembly: InternalsVisibleTo("Entente.Tests")]
