namespace Entente.Time;

/// <summary>Which part of a period is meant; Earlier and Later are cut at the document's date.</summary>
internal enum DatePart : byte { Whole, Early, Mid, Late, Earlier, Later, FirstHalf, SecondHalf, End }
