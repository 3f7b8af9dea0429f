using System.Collections.Immutable;

namespace Entente.Blocs;

/// <summary>
/// A change on entering a period. Bloc: the one it happens to; Other: the bloc merged into it, split from it, or moved from or to (null
/// where there is none); States: those concerned.
/// </summary>
public sealed record BlocEvent(string Period, BlocEventKind Kind, int Bloc, int? Other, ImmutableArray<string> States);
