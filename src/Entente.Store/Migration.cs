using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Entente.Store;

/// <summary>
/// One step of the schema: an embedded Schema/NNN_name.sql, run once in a ledger's life. 001-099 are the ledger's own, from 100 on the data sets'.
/// <see cref="Sha256"/> is of the text with LF line ends, so that a step that was altered after it had been run is noticed.
/// </summary>
public sealed record Migration(int Version, string Name, string Sql, string Sha256)
{
    private const string Prefix = "schema/";

    /// <summary>All steps this program knows, by number.</summary>
    public static ImmutableArray<Migration> All { get; } = Read();

    /// <exception cref="ArgumentException">The file isn't named NNN_name.sql.</exception>
    public static Migration Of(string fileName, string sql)
    {
        var stem = Path.GetFileNameWithoutExtension(fileName);
        var cut = stem.IndexOf('_', StringComparison.Ordinal);
        if (cut != 3 || !int.TryParse(stem.AsSpan(0, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new ArgumentException($"Schema/{fileName} is not named NNN_name.sql.", nameof(fileName));
        var text = sql.Replace("\r\n", "\n", StringComparison.Ordinal);
        return new Migration(version, stem[(cut + 1)..], text, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }

    private static ImmutableArray<Migration> Read()
    {
        var assembly = typeof(Migration).Assembly;
        var steps = new List<Migration>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
            steps.Add(Of(name[Prefix.Length..], reader.ReadToEnd()));
        }
        steps.Sort((a, b) => a.Version.CompareTo(b.Version));
        for (var i = 1; i < steps.Count; i++)
            if (steps[i].Version == steps[i - 1].Version)
                throw new InvalidOperationException($"Two schema steps have the number {steps[i].Version}: {steps[i - 1].Name} and {steps[i].Name}.");
        return [.. steps];
    }
}
