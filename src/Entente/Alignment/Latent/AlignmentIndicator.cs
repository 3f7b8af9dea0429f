namespace Entente.Alignment.Latent;

/// <summary>One indicator of alignment.</summary>
/// <param name="Name">As in the panel.</param>
/// <param name="Direction">1: more of it means closer; -1: more of it means further apart.</param>
public sealed record AlignmentIndicator(string Name, LikelihoodKind Kind, int Direction);
