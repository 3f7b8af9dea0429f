using Entente.Actors;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using NodaTime;
using NodaTime.Text;

namespace Entente.Work.Lists;

/// <summary>Notes, as they are listed.</summary>
internal static class NoteList
{
    public static Listing Of(LedgerFile file, NoteAnchor? about, string? by, LocalDate? asOf)
    {
        var list = new Listing("at", "by", "about", "on", "text", "withdrawn", "id");
        var notes = about is null ? NoteRows.In(file, asOf) : about.Kind switch
        {
            "matter" => NoteRows.AboutMatter(file, new MatterId(about.Text), asOf),
            "proposition" => NoteRows.AboutProposition(file, about.Text, asOf),
            _ => NoteRows.About(file, [about.Text], asOf),
        };
        foreach (var (n, withdrawal) in notes.Where(n => by is null || n.Note.By.Equals(by.Trim(), StringComparison.OrdinalIgnoreCase)))
            list.Add(InstantPattern.General.Format(n.At), n.By, n.About.Text, n.On, n.Text, withdrawal?.Words, n.Id);
        return list;
    }
}
