namespace Entente.Store.Alignment;

/// <summary>A file of a data set that a figure rests on.</summary>
/// <param name="Sha256">Of its decompressed bytes.</param>
public sealed record SourceFile(string Dataset, string Version, string Name, string Sha256, DateTime LoadedAt)
{
    public override string ToString() => $"{Dataset} {Version}, file {Path.GetFileName(Name)} (sha256 {Sha256[..12]})";
}
