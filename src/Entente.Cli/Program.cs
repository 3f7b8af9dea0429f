using System.CommandLine;
using Entente.Cli;

return CommandLine.Run(args);
