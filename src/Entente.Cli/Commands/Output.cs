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
        File.WriteAllText(path + ".part", text.ToString(), new UTF8Encoding(false));
        File.Move(path + ".part", path, overwrite: true);
        Console.Error.WriteLine($"entente: wrote {path}.");
    }
}
