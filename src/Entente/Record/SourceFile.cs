namespace Entente.Record;

/// <summary>A file of a data set that a figure rests on.</summary>
/// <param name="Sha256">Of its decompressed bytes.</param>
public sealed record SourceFile(string Dataset, string Version, string Name, string Sha256, DateTime LoadedAt)
{
    /// <summary>None of its values entered, only the days of roll calls whose votes another file holds.</summary>
    public bool DaysOnly { get; init; }

    public override string ToString() =>
        $"{Dataset} {Version}, file {Path.GetFileName(Name)} (sha256 {Sha256[..12]}){(DaysOnly ? ", for the days of roll calls" : "")}";

    /// <summary>The data sets of files, each once and with its versions: "un-votes; un-votes-former". Those that gave days only are left out where
    /// others gave values.</summary>
    public static (string Datasets, string Versions) Named(IReadOnlyCollection<SourceFile> files)
    {
        var used = files.Where(f => !f.DaysOnly).DefaultIfEmpty(files.FirstOrDefault()).OfType<SourceFile>().Select(f => (f.Dataset, f.Version))
            .Distinct().Order().ToList();
        return (string.Join("; ", used.Select(u => u.Dataset)), string.Join("; ", used.Select(u => u.Version)));
    }
}
