using Entente.Ledger.Notes;
using Entente.Store;
using Entente.Store.Notes;
using Microsoft.AspNetCore.Http;
using NodaTime;

namespace Entente.Web.Notes;

/// <summary>Takes the form for a note.</summary>
internal sealed class NoteDesk(WorkbenchAnswers answers, LedgerLease lease, WorkbenchOptions options, NoteForm form)
{
    public static bool Is(Question question) => question.Path is ["note"];

    public async Task<Reply> TakeAsync(HttpContext context)
    {
        if (options.IsReadOnly) throw new AnswerException(403,
            "This workbench is served with --read-only: nothing is recorded. Start it without, or use 'entente note'.");
        var typed = await SentForm.FieldsAsync(context).ConfigureAwait(false);
        string Field(string name) => typed.GetValueOrDefault(name) ?? "";
        form.Token.Check(Field("form"));
        try
        {
            var note = await lease.WriteAsync(answers.OpenToWrite, ledger => Record(ledger, Field("about"), Field("text"), Field("on"), Field("by")),
                context.RequestAborted).ConfigureAwait(false);
            form.By = note.By;
            return Reply.To(NoteAbout.PageOf(note.About));
        }
        catch (AnswerException e)
        {
            return form.Again(typed, e);
        }
        catch (LedgerException e)
        {
            return form.Again(typed, new AnswerException(503, e.Message, inner: e));
        }
    }

    /// <exception cref="AnswerException">What it is about isn't there, or it can't be kept.</exception>
    public static Note Record(LedgerFile ledger, string about, string text, string? on, string by)
    {
        try
        {
            var note = new Note(NoteAbout.Find(ledger, about), text, on, by, Instant.FromDateTimeUtc(ledger.Now()));
            NoteRows.Add(ledger, note);
            return note;
        }
        catch (ArgumentException e)
        {
            throw new AnswerException(400, e.Message, inner: e);
        }
    }
}
