using Entente.Time;

namespace Entente.Documents;

/// <summary>
/// A date of the document and what it rests on. Words: where the original text says so, null where it does not.
/// IsLowerBound: the day itself is not stated; it was on this date or later.
/// </summary>
public sealed record DocumentDate(ImpreciseDate Date, DateBasis Basis, TextSpan? Words = null, bool IsLowerBound = false);
