using System.Text;

namespace Entente.Work;

/// <summary>
/// What every message passes on its way to standard error: what would steer a terminal is shown by its number, whoever wrote it (a file's name, a cell,
/// a server's words). Line ends, tabs and the carriage return of progress lines pass.
/// </summary>
internal sealed class MessageDoor(TextWriter inner) : TextWriter
{
    public override Encoding Encoding => inner.Encoding;

    public override void Write(char value)
    {
        if (PlainText.Steers(value)) inner.Write(PlainText.Shown(value));
        else inner.Write(value);
    }

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => inner.Write(PlainText.OfText(buffer));

    public override void Write(string? value) => inner.Write(PlainText.OfText(value));

    public override void WriteLine(string? value) => inner.WriteLine(PlainText.OfText(value));

    public override void Flush() => inner.Flush();
}
