using System.Text.RegularExpressions;
using Entente.Actors;

namespace Entente.Ledger.Notes;

/// <summary>What a note is about: a claim, proposition, matter or document by its key, a state (PRK), or two (PRK RUS, in the order of their keys).</summary>
public sealed partial record NoteAnchor
{
    private const string Expected = "expected the key of a claim, proposition, matter or document (c-, p-, m-, d- and 20 hexadecimal digits), "
        + "or one state or two by key";

    /// <summary>As it is kept: "c-0928bd...", "PRK", "PRK RUS".</summary>
    public string Text { get; }
    /// <summary>claim, proposition, matter, document, pair or state.</summary>
    public string Kind { get; }

    /// <exception cref="ArgumentException">It names nothing that a note can be about.</exception>
    public NoteAnchor(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split(' ');
        if (Key().IsMatch(text)) (Text, Kind) = (text, text[0] switch { 'c' => "claim", 'p' => "proposition", 'm' => "matter", _ => "document" });
        else if (parts is [var one] && ActorId.IsKey(one)) (Text, Kind) = (text, "state");
        else if (parts is [var a, var b] && ActorId.IsKey(a) && ActorId.IsKey(b) && a != b)
            (Text, Kind) = (string.CompareOrdinal(a, b) < 0 ? text : $"{b} {a}", "pair");
        else throw new ArgumentException($"about: '{text}' can't have a note; {Expected}.");
    }

    public static NoteAnchor Of(ActorId state) => new(state.Value);

    /// <exception cref="ArgumentException">Both are the same.</exception>
    public static NoteAnchor Of(ActorId a, ActorId b) => a == b ? throw new ArgumentException($"about: both are {a}. Name two states, or one alone.")
        : new($"{a} {b}");

    /// <summary>The state or the two, where it is about states.</summary>
    public IReadOnlyList<ActorId> States => Kind is "pair" or "state" ? [.. Text.Split(' ').Select(s => new ActorId(s))] : [];

    public override string ToString() => Text;

    [GeneratedRegex("^[cpmd]-[0-9a-f]{20}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
