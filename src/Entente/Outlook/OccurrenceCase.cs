namespace Entente.Outlook;

/// <summary>Whether something happened within the horizon, and how many such cases it stands for.</summary>
public readonly record struct OccurrenceCase(int Subject, int Relation, int Object, bool Happened, double Weight, KindOfPast Past)
{
    internal int Kind => (int)Past;
}
