using System.Text;

namespace Entente.Trial;

/// <summary>Bytes with a few things done to them that the world does to files, by a seeded choice.</summary>
internal static class Mutation
{
    private static readonly string[] Inserted =
    [
        "\0", "\uFEFF", "\u001b[31m", "\u202E", "\u2066", "\r", "\n\n\n", "\t", "\"", "'", ",", ";", "|", "<", ">", "&", "]]>",
            "<script>alert(1)</script>", "=cmd|' /C calc'!A0",
        "9999-12-31", "0000-00-00", "-1", "1e999", "NaN", "99999999999999999999", "2147483648", "1,5", "½", "𝕏",
            "١٢", "\u009b2J", "&#27;[2J", "&#8238;", "\\u001b", "e\u0301", "ß", "\ud7ff",
            "tomorrow", "the next day",
        "Korea", "Georgia", "../../etc/passwd", "http://127.0.0.1/", new string('a', 5000), new string('(', 2000),
            string.Concat(Enumerable.Repeat("<div>", 1000)),
    ];

    public static byte[] Of(byte[] seed, Random random)
    {
        var bytes = seed.ToList();
        for (var n = random.Next(1, 6); n > 0; n--)
        {
            var at = random.Next(bytes.Count + 1);
            var length = Math.Min(random.Next(1, 1 << random.Next(1, 10)), bytes.Count - at);
            switch (random.Next(8))
            {
                case 0 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, length); break;
                case 2: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
                case 3: bytes.InsertRange(at, Encoding.UTF8.GetBytes(Inserted[random.Next(Inserted.Length)])); break;
                case 4: bytes.RemoveRange(at, bytes.Count - at); break;
                case 5: bytes.Insert(at, (byte)random.Next(128, 256)); break;
                case 6 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
                default: Exchange(bytes, random); break;
            }
        }
        return [.. bytes];
    }

    // Two lines for each other.
    private static void Exchange(List<byte> bytes, Random random)
    {
        var lines = Encoding.Latin1.GetString([.. bytes]).Split('\n');
        var (a, b) = (random.Next(lines.Length), random.Next(lines.Length));
        (lines[a], lines[b]) = (lines[b], lines[a]);
        bytes.Clear();
        bytes.AddRange(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }
}
