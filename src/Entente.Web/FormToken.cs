using System.Security.Cryptography;
using System.Text;

namespace Entente.Web;

/// <summary>Drawn at each start and put into forms: a page of another site could send one with the cookie, but not read this.</summary>
internal sealed class FormToken
{
    private const int Bytes = 16;

    public string Value { get; } = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(Bytes));

    /// <exception cref="AnswerException">403: it is another.</exception>
    public void Check(string given)
    {
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), Encoding.UTF8.GetBytes(Value)))
            throw new AnswerException(403, "This form is not of this workbench, or of an earlier start of it. Nothing was recorded: load the page again.");
    }
}
