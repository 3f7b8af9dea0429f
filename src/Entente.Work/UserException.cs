namespace Entente.Work;

/// <summary>Something the user can mend: the message says where, what was found, what was expected and what to do.</summary>
public sealed class UserException(string message, int code = ExitCode.Failed, Exception? inner = null) : Exception(message, inner)
{
    public int Code { get; } = code;
    /// <summary>Something was named that isn't there.</summary>
    public bool IsUnknown { get; init; }
    /// <summary>Names that may have been meant.</summary>
    public IReadOnlyList<string> Nearest { get; init; } = [];

    /// <summary>Asking again would give the same answer.</summary>
    public bool IsLasting { get; init; }

    /// <summary>The message of an argument's fault without the name that the argument has in the program.</summary>
    public static string Plain(ArgumentException e) => e.ParamName is { } name ? e.Message.Replace($" (Parameter '{name}')", "",
        StringComparison.Ordinal) : e.Message;

    /// <summary>What can't be understood is wrong usage.</summary>
    public static T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (ArgumentException e)
        {
            throw new UserException(UserException.Plain(e), ExitCode.WrongUsage, e);
        }
    }
}
