using System.Text.RegularExpressions;
using Xunit;

namespace Entente.Tests;

/// <summary>The engine's rooms, in the order of the design: a room uses only rooms above it.</summary>
public sealed partial class RoomTests
{
    private static readonly string[] Rooms =
        ["Time", "Actors", "Documents", "Language", "Coding", "Reading", "Ledger", "Record", "Panels", "Alignment", "Blocs", "Outlook", "Findings",
            "Briefs", "News"];

    [Fact]
    public void Every_room_uses_only_rooms_above_it()
    {
        var engine = Path.Combine(Repository.Root, "src", "Entente");
        var wrong = new List<string>();
        foreach (var file in Directory.EnumerateFiles(engine, "*.cs", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var room = Path.GetRelativePath(engine, file).Split(Path.DirectorySeparatorChar)[0];
            var place = Array.IndexOf(Rooms, room);
            if (place < 0)
            {
                if (room is not ("bin" or "obj")) wrong.Add($"{file}: '{room}' is no room of the design");
                continue;
            }
            foreach (Match use in RoomName().Matches(File.ReadAllText(file)))
                if (Array.IndexOf(Rooms, use.Groups[1].Value) > place)
                    wrong.Add($"{file}: {room} uses {use.Groups[1].Value}, which is below it");
        }
        Assert.Empty(wrong);
    }

    [GeneratedRegex(@"\bEntente\.(Time|Actors|Documents|Language|Coding|Reading|Ledger|Record|Panels|Alignment|Blocs|Outlook|Findings|Briefs|News)\b")]
    private static partial Regex RoomName();
}
