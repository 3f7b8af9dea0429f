using NodaTime;

namespace Entente.Actors;

/// <summary>Somebody the register knows, with the terms in office (or, for others, the years in public life).</summary>
internal sealed class Person(ActorId actor, string name, string? sector)
{
    public ActorId Actor { get; } = actor;
    public string Name { get; } = name;
    /// <summary>A sector of one's own (REB, OPP, ...); absent for office-holders, whose sector depends on the date.</summary>
    public string? Sector { get; } = sector;
    public List<OfficeHolder> Terms { get; } = [];

    /// <summary>The term that contains the day; the weightiest role first.</summary>
    public OfficeHolder? TermOn(LocalDate day)
    {
        OfficeHolder? best = null;
        foreach (var term in Terms)
            if (term.Contains(day) && (best is null || term.Role < best.Role)) best = term;
        return best;
    }

    /// <summary>Days from the nearest term to the day; 0 within one. Negative days are never returned.</summary>
    public int Distance(LocalDate day)
    {
        var best = int.MaxValue;
        foreach (var term in Terms)
        {
            if (term.Contains(day)) return 0;
            var days = day < term.First
                ? Period.DaysBetween(day, term.First)
                : Period.DaysBetween(term.Last!.Value, day);
            best = Math.Min(best, days);
        }
        return best;
    }

    public bool StartsAfter(LocalDate day)
    {
        foreach (var term in Terms)
            if (term.First <= day) return false;
        return true;
    }
}
