namespace Entente.Cli;

/// <summary>Something the user can mend: the message says where, what was found, what was expected and what to do.</summary>
public sealed class UserException(string message, int code = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;
}
