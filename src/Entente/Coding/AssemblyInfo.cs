using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Entente.TrainReader")]
