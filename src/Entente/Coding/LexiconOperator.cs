namespace Entente.Coding;

/// <summary>What a word does to the event in its complement; <see cref="None"/> is an event of its own.</summary>
internal enum LexiconOperator { None, Commit, Plan, Refuse, Deny, Threat, Say, Light, Start, Halt, Fail, Hedge, Must }
