using Entente.Actors;
using Entente.Ledger;

namespace Entente.Alignment.Faces;

/// <summary>A contested matter that bears on a dyad of the request.</summary>
/// <param name="Month">Of the statement's date, else of its publication.</param>
public sealed record ContestedEvidence(Dyad Dyad, MatterId Matter, string Statement, string? Theme, int Month);
