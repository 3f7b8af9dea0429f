using System.CommandLine;

namespace Entente.Cli.Commands;

/// <summary>`entente note`: words of a person on one thing of the ledger.</summary>
public static class NoteCommand
{
    public static Command Create() => new("note",
        "Write down what you think of a claim, a matter, a document, a state or two. Notes stand beside what was read, under your name, and change none of it.")
    {
        NoteAdd.Create(), NoteListed.Create(), NoteWithdraw.Create(),
    };
}
