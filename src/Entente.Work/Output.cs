using System.Text;

namespace Entente.Work;

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
        try
        {
            using (var file = new StreamWriter(Draft.Of(path), append: false, new UTF8Encoding(false), 1 << 16)) write(file);
            Draft.Keep(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Draft.Drop(path);
            throw new UserException($"{path}: cannot be written: {e.Message} Name another file with --output.", inner: e);
        }
        catch
        {
            Draft.Drop(path);
            throw;
        }
        Console.Error.WriteLine($"entente: wrote {path}.");
    }
}
