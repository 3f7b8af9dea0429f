using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Entente.TrainCoding")]
[assembly: InternalsVisibleTo("Entente.TrainReader")]
