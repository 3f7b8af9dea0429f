using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Ledger;

namespace Entente.Store;

/// <summary>
/// What computed something: command, code version, options, seed and inputs. <see cref="Id"/> is a hash of these, so the same computation
/// done again is the same run.
/// </summary>
public sealed record Run
{
    public const string Prefix = "r-";

    public required string Command { get; init; }
    public string CodeVersion { get; init; } = LedgerFile.ProgramVersion;
    public ImmutableSortedDictionary<string, string> Options { get; init; } = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    /// <summary>Absent where nothing is drawn.</summary>
    public long? Seed { get; init; }
    public ImmutableArray<RunInput> Inputs { get; init; } = [];
    /// <summary>UTC.</summary>
    public required DateTime Started { get; init; }

    public string OptionsJson => JsonSerializer.Serialize<IReadOnlyDictionary<string, string>>(Options);

    public string Id => Prefix + ContentHash.Of(
        ["run", Command, CodeVersion, OptionsJson, Seed?.ToString(CultureInfo.InvariantCulture), .. Inputs.Order().Select(i => $"{i.Name} {i.Sha256}")]);
}
