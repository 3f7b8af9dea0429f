namespace Entente.Web;

/// <summary>A question that has no answer here: the message says what was found and what to do; the status is HTTP's.</summary>
public sealed class AnswerException(int status, string message, IReadOnlyList<string>? nearest = null, Exception? inner = null) : Exception(message, inner)
{
    public int Status { get; } = status;
    /// <summary>Names that may have been meant.</summary>
    public IReadOnlyList<string> Nearest { get; } = nearest ?? [];
}
