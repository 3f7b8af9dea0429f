namespace Entente.Time;

/// <summary>A word, number or sign as the date grammar sees it. Capital: its first letter is upper case.</summary>
internal readonly record struct DateToken(int Start, int End, DateTokenKind Kind, int Value, bool Capital);
