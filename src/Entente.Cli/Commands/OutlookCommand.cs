using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente outlook`: what may come next, with reasons, and how good such outlooks have been.</summary>
public static class OutlookCommand
{
    public static Command Create() => new("outlook", "What may come next, with reasons, and how good such outlooks have been.") { OutlookBacktest.Create() };
}
