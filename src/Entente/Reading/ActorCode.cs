using Entente.Actors;
using Entente.Coding;

namespace Entente.Reading;

/// <summary>
/// Who is meant, as the contract writes it: a key of the register (RUS, EU, HAMAS), a part of a state that is not its government
/// (SDN/REB rebels, SDN/OPP opposition, SDN/CIV civilians, press, companies), or "?" for somebody whom the words leave open.
/// </summary>
public readonly record struct ActorCode : IComparable<ActorCode>
{
    private readonly string? text;

    private ActorCode(string text) => this.text = text;

    public static ActorCode Unknown { get; } = new("?");

    public string Text => text ?? "?";

    /// <summary>The key without the part of the state: SDN of SDN/REB.</summary>
    public string State => Text.Split('/')[0];

    public bool IsKnown => Text != "?";

    public static ActorCode Of(ActorId id, string? sector = null) => new(sector is null ? id.Value : id.Value + "/" + sector);

    /// <summary>A government, its forces and its people in office are the state; of other sectors three are kept apart.</summary>
    public static ActorCode Of(ActorMention? mention)
    {
        if (mention?.Actor is not { } id) return Unknown;
        if (ActorRegister.Embedded.Find(id)?.Kind is not (ActorKind.State or ActorKind.Territory)) return Of(id);
        return Of(id, mention.Sector switch
        {
            "REB" or "UAF" or "INS" or "SEP" => "REB",
            "OPP" => "OPP",
            "CVL" or "CIV" or "REF" or "MED" or "BUS" or "EDU" or "LAB" or "SOC" or "NGO" or "CRM" or "REL" or "ELI" or "AGR" or "HLH" or "MNC" => "CIV",
            _ => null,
        });
    }

    /// <summary>A code as the contract writes it.</summary>
    public static ActorCode Parse(string text) => text is "" or "?" ? Unknown : new(text);

    public int CompareTo(ActorCode other) => string.CompareOrdinal(Text, other.Text);

    public override string ToString() => Text;
}
