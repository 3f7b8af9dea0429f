using System.Text;

namespace Entente.Work.Reading;

/// <summary>
/// Where answers go, one document at a time: standard output, one file, or one file a document. Files appear whole or not at all:
/// what is not <see cref="Complete"/> leaves nothing.
/// </summary>
internal sealed class StatementOutput : IDisposable
{
    private readonly string? file, folder;
    private readonly string format, header;
    private readonly HashSet<string> written = new(StringComparer.OrdinalIgnoreCase);
    private readonly StreamWriter? writer;
    private bool isComplete;

    public StatementOutput(string? file, string? folder, string format, string header)
    {
        (this.file, this.folder, this.format, this.header) = (file, folder, format, header);
        var utf8 = new UTF8Encoding(false);
        try
        {
            if (folder is not null) Directory.CreateDirectory(folder);
            else writer = file is null ? new(Console.OpenStandardOutput(), utf8, 1 << 16) : new(Draft.Of(file), append: false, utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UserException($"{file ?? folder}: cannot be written: {e.Message} Name another with "
                + $"{(folder is null ? "--output" : "--out-folder")}.", inner: e);
        }
        writer?.Write(header);
    }

    /// <summary>A document's answer. What it can't be written for is returned in words; null when it was.</summary>
    public string? Add(string location, string text)
    {
        if (writer is not null)
        {
            writer.Write(text);
            // Whole documents only, whenever the program is stopped.
            writer.Flush();
            return null;
        }
        var path = Path.Combine(folder!, NameOf(location) + (format == "table" ? ".table.txt" : "." + format));
        if (IsSame(location, path)) return $"{location}: its answer would overwrite it. Name another --out-folder.";
        if (!written.Add(path)) return $"{location}: {path} holds the answer for another document of that name. Read them into two folders.";
        try
        {
            File.WriteAllText(Draft.Of(path), header + text, new UTF8Encoding(false));
            Draft.Keep(path);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Draft.Drop(path);
            return $"{path}: cannot be written: {e.Message}";
        }
    }

    /// <summary>Everything was added: a file takes its name.</summary>
    public void Complete()
    {
        if (file is null) { isComplete = true; return; }
        writer!.Dispose();
        Draft.Keep(file);
        isComplete = true;
        Console.Error.WriteLine($"entente: wrote {file}.");
    }

    public static bool IsSame(string location, string path) => location != "-" && File.Exists(location) && Path.GetFullPath(location) == Path.GetFullPath(path);

    private static string NameOf(string location)
    {
        if (location == "-") return "stdin";
        var path = Uri.TryCreate(location, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address.Host + address.AbsolutePath.TrimEnd('/') : location;
        var name = Path.GetFileNameWithoutExtension(path);
        return name.Length > 0 ? name : "document";
    }

    public void Dispose()
    {
        writer?.Dispose();
        if (file is not null && !isComplete) Draft.Drop(file);
    }
}
