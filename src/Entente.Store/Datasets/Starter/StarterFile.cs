namespace Entente.Store.Datasets.Starter;

/// <summary>A file of the starter record: the bytes that its loader reads, and where they come from.</summary>
/// <param name="Dataset">The catalog's key, "un-votes"; licence and citation stand there.</param>
/// <param name="Version">As filed in the ledger; other than the catalog's where the file holds only some of that version's rows.</param>
/// <param name="Name">The publisher's name of the file, or that of the copy it was taken from.</param>
/// <param name="Origin">Repository, commit and path.</param>
/// <param name="Licence">What the origin says of the licence of this file.</param>
/// <param name="Note">What differs from the origin's file, in a sentence; empty where nothing does.</param>
/// <param name="Bytes">Length of the table, not compressed.</param>
/// <param name="Sha256">Of the table, lower-case hexadecimal; the publisher's own file has the same where <paramref name="Note"/> is empty.</param>
/// <param name="Packed">Bytes it takes in the box.</param>
public sealed record StarterFile(string Dataset, string Version, string Name, string Origin, string Licence, string Note, long Bytes, string Sha256,
    int Packed);
