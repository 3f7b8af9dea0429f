namespace Entente.Store.Datasets.Reading;

/// <summary>A file that can't be used at all; nothing of it is kept.</summary>
public sealed class DataFileException(string file, string message, Exception? inner = null)
    : IOException($"{file}: {message}", inner)
{
    public string File { get; } = file;
}
