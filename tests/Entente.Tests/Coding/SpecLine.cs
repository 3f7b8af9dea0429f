using Entente.Coding;
using Entente.Reading;
using NodaTime;
using NodaTime.Text;

namespace Entente.Tests.Coding;

/// <summary>Reads a line of tests/Specs, and tells whether its sentence is read as it says.</summary>
internal static class SpecLine
{
    /// <summary>What the line expects and is not read, with what is; null where all is read as it says.</summary>
    internal static string? WrongIn(string line)
    {
        var parts = line.TrimStart('~').Split(" -> ", 2);
        var sentence = parts[0].Trim();
        var date = new LocalDate(2024, 6, 19);
        if (sentence.StartsWith("@ ", StringComparison.Ordinal)) (date, sentence) = (LocalDatePattern.Iso.Parse(sentence[2..12]).Value, sentence[12..].Trim());
        var read = StatementReader.Default.ReadEvents(sentence, date);
        var coded = read.Coded(PrintLevel.All);
        return Wrong(coded, read.Coded(PrintLevel.Balanced), parts[1].Trim()) is not { } wrong ? null
            : $"expected {wrong}\nread:\n{string.Join('\n', coded.Events.Select(e => "  " + Show(e)))}";
    }

    private static string? Wrong(CodedText coded, CodedText firm, string expectations)
    {
        if (expectations == "nothing")
            return firm.Events.FirstOrDefault(e => !e.IsStatement && e.Polarity == Polarity.Affirmed) is { } told
                ? $"nothing, but there is {Show(told)}" : null;
        foreach (var expectation in expectations.Split(" & "))
        {
            var fields = expectation.Split(';', StringSplitOptions.TrimEntries);
            if (fields[0].StartsWith("none ", StringComparison.Ordinal))
            {
                if (coded.Events.Any(e => EventTypes.Name(e.Type) == fields[0][5..]
                    || e.About.Any(a => EventTypes.Name(a.Type) == fields[0][5..]))) return expectation;
                continue;
            }
            if (!coded.Events.Any(e => Fits(e, fields))) return expectation;
        }
        return null;
    }

    private static bool Fits(CodedEvent e, string[] fields)
    {
        if (!Triple(e, fields[0]) && !(e.Reciprocal && Triple(e with { Actor = e.Recipient, Recipient = e.Actor }, fields[0]))) return false;
        foreach (var field in fields.Skip(1))
        {
            var pair = field.Split('=', 2);
            var fits = pair[0] switch
            {
                "reciprocal" => e.Reciprocal,
                "negated" => e.Polarity == Polarity.Negated,
                "statement" => e.IsStatement,
                "mode" => e.Mode == pair[1],
                "date" => e.Date?.ToString() == pair[1],
                "place" => e.Place?.Country?.Value == pair[1],
                "by" => e.Attributions.Concat(e.About.SelectMany(a => a.Attributions))
                    .Any(a => $"{Key(a.Speaker)} {a.Stance}".Equals(pair[1].Replace(" declines", " DeclinesToComment", StringComparison.Ordinal),
                    StringComparison.OrdinalIgnoreCase)),
                "about" => e.About.Any(a => Triple(a, pair[1]) || (a.Reciprocal && Triple(a with { Actor = a.Recipient, Recipient = a.Actor }, pair[1]))),
                var modality => e.Modality.ToString().Equals(modality, StringComparison.OrdinalIgnoreCase),
            };
            if (!fits) return false;
        }
        return true;
    }

    private static bool Triple(CodedEvent e, string triple)
    {
        var words = triple.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 3 && Is(e.Actor, words[0]) && (words[1] == "*" || EventTypes.Name(e.Type) == words[1]) && Is(e.Recipient, words[2]);
    }

    private static bool Is(ActorMention? mention, string expected) =>
        expected == "*" || (expected == "-" ? mention?.Actor is null : expected.Contains('/', StringComparison.Ordinal)
            ? $"{Key(mention)}/{mention?.Sector}" == expected : Key(mention) == expected);

    private static string Key(ActorMention? mention) => mention?.Actor?.Value ?? "-";

    private static string Show(CodedEvent e) =>
        $"{Key(e.Actor)}/{e.Actor?.Sector} {EventTypes.Name(e.Type)} {Key(e.Recipient)}/{e.Recipient?.Sector} '{e.TriggerLemma}' {e.Mode} "
            + $"{e.Polarity} {e.Modality}{(e.Reciprocal ? " reciprocal" : "")}{(e.IsStatement ? " statement" : "")} date={e.Date} "
            + $"place={e.Place?.Country} {e.Confidence}"
        + string.Concat(e.Attributions.Select(a => $" by={Key(a.Speaker)} {a.Stance}"))
            + (e.About.IsEmpty ? "" : " about=[" + string.Join(" | ", e.About.Select(Show)) + "]");
}
