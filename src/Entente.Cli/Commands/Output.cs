using System.Text;

namespace Entente.Cli.Commands;

/// <summary>Writes a result to stdout or to a file; a file appears whole or not at all.</summary>
internal static class Output
{
    public static void Write(string? path, Action<TextWriter> write)
    {
        if (path is null)
        {
            using var screen = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16);
            write(screen);
            return;
        }
        var text = new StringWriter();
        write(text);
        var part = path + ".part";
        try
        {
            File.WriteAllText(part, text.ToString(), new UTF8Encoding(false));
            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (File.Exists(part)) File.Delete(part);
            throw new UserException($"{path}: cannot be written: {e.Message} Name another file with --output.", inner: e);
        }
        Console.Error.WriteLine($"entente: wrote {path}.");
    }
}
