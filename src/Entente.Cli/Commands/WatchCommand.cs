using System.CommandLine;
using Entente.News;
using Entente.Store.News;

namespace Entente.Cli.Commands;

/// <summary>`entente watch`: whom to follow. What is followed is kept in the ledger.</summary>
public static class WatchCommand
{
    public static Command Create() => new("watch", "Say which pairs and states to follow; 'entente news' tells what changed on them.")
    {
        Add(), List(), Remove(),
    };

    private static Command Add()
    {
        var states = new Argument<string[]>("state") { Description = "One state or two, by key (PRK) or name.", Arity = new ArgumentArity(1, 2) };
        var name = new Option<string?>("--name") { Description = "What to call it. Default: the keys, as in PRK-RUS.", HelpName = "NAME" };
        var ledger = LedgerOption.Create();
        var command = new Command("add", "Follow two states, or one.") { states, name, ledger };
        command.SetAction(parsed =>
        {
            var watch = Watch(parsed.GetValue(states)!, parsed.GetValue(name));
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            Console.Error.WriteLine(Watches.Add(file, watch)
                ? $"entente: following {PlainText.OfLine(watch.Name)} ({watch.Label}). 'entente news' tells what changed."
                : $"entente: {PlainText.OfLine(watch.Name)} ({watch.Label}) is followed already.");
            return ExitCode.Done;
        });
        return command;
    }

    private static Watch Watch(string[] states, string? name) => UserException.Made(() =>
        new Watch(ActorNames.Find("state", states[0]), states.Length > 1 ? ActorNames.Find("state", states[1]) : null, name));

    private static Command List()
    {
        var format = new Option<ListFormat>("--format") { Description = "How to print.", DefaultValueFactory = _ => ListFormat.Table };
        var ledger = LedgerOption.Create();
        var command = new Command("list", "List what is followed, and when it was last looked at.") { format, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToRead(parsed.GetValue(ledger));
            WatchList.Of(file).Print(parsed.GetValue(format));
            return ExitCode.Done;
        });
        return command;
    }

    private static Command Remove()
    {
        var name = new Argument<string>("name") { Description = "Its name, as 'entente watch list' prints it." };
        var ledger = LedgerOption.Create();
        var command = new Command("remove", "Follow it no longer; when it was followed and looked at stays in the ledger.") { name, ledger };
        command.SetAction(parsed =>
        {
            using var file = LedgerLocation.OpenToWrite(parsed.GetValue(ledger));
            var all = Watches.In(file).Select(w => w.Watch).ToList();
            var wanted = parsed.GetValue(name)!;
            var watch = all.Find(w => w.Name == wanted) ?? all.Find(w => string.Equals(w.Name, wanted, StringComparison.OrdinalIgnoreCase))
                ?? throw new UserException($"No watch '{PlainText.OfLine(wanted)}'. "
                    + (all.Count == 0 ? "Nothing is followed." : $"Followed: {PlainText.OfLine(string.Join(", ", all.Select(w => w.Name)))}."),
                    ExitCode.WrongUsage);
            Watches.Remove(file, watch);
            Console.Error.WriteLine($"entente: {PlainText.OfLine(watch.Name)} is followed no longer.");
            return ExitCode.Done;
        });
        return command;
    }
}
