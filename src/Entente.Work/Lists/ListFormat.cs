namespace Entente.Work.Lists;

/// <summary>How a command prints a list.</summary>
public enum ListFormat { Table, Csv, Json, Jsonl }
