namespace Entente.Store.Datasets.Reading;

/// <summary>A row that was left out, where it stands and why; the rest of its file is loaded.</summary>
/// <param name="File">The file as it was named to the loader; an entry of an archive is ARCHIVE!ENTRY.</param>
/// <param name="Line">Line of the file the row begins on, from 1.</param>
/// <param name="Reason">What was found, what was expected.</param>
public sealed record Rejection(string File, long Line, string Reason)
{
    public override string ToString() => $"{File}:{Line}: {Reason}";
}
