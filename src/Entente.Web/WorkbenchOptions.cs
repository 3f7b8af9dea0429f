namespace Entente.Web;

/// <summary>How the workbench is served.</summary>
public sealed record WorkbenchOptions
{
    public static readonly WorkbenchOptions Default = new();

    /// <summary>0 takes any that is free.</summary>
    public int Port { get; init; }
    /// <summary>How long the ledger is kept open after the last request, so that other programs can write.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(2);
    /// <summary>How long a request waits for a ledger that another program writes.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
    /// <summary>How often the stream of changes looks whether the ledger's file changed; it isn't opened for that.</summary>
    public TimeSpan Look { get; init; } = TimeSpan.FromSeconds(1);
    /// <summary>How often the stream of changes says that it is still there.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(15);
    /// <summary>Nothing is recorded: forms and what programs send are refused.</summary>
    public bool IsReadOnly { get; init; }
    /// <summary>Whose verdicts and notes they are; null: the page asks.</summary>
    public string? Reviewer { get; init; }
    public TimeProvider Clock { get; init; } = TimeProvider.System;
    /// <summary>Is told of faults of the program while it served.</summary>
    public Action<Exception> OnFault { get; init; } = _ => { };
}
