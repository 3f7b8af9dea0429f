namespace Entente.Briefs;

/// <summary>In which form a brief is written.</summary>
public enum BriefFormat { Text, Md, Html, Json, Markdown }
