using Entente.Time;
using FsCheck.Xunit;
using NodaTime;
using Xunit;

namespace Entente.Tests.Time;

public sealed class DateExpressionProperties
{
    private static readonly string[] Pieces =
    [
        "last", "next", "this", "the", "past", "early", "mid", "-", "late", "end", "of", "from", "to", "between", "and", "since", "until", "by",
            "in", "on", "June", "May", "Feb.", "18", "31",
        "29th", "2024", "1950", "1950s", "1941-42", "'90s", "first", "half", "quarter", "century", "19th", "week", "year", "decade", "centuries",
            "day", "before", "yesterday", "ago", "two", "a",
        "2000", "999", "winter", "spring", "Tuesday", "Sun", ",", ".", "Christmas", "Easter", "New", "Year", "'", "s", "Day", "Good", "Friday", "Q3",
            "will", "said", "people", "12/13/2024", "03/04/2019", "2024-02-30", "now", "time",
    ];

    [Property(MaxTest = 2000)]
    public void Mentions_of_any_words_are_in_order_apart_and_verbatim(byte[] choice, bool dated, int offset)
    {
        var text = string.Join(' ', choice.Select(b => Pieces[b % Pieces.Length]));
        LocalDate? document = dated ? new LocalDate(2024, 2, 29).PlusDays(offset % 200_000) : null;
        var end = 0;
        foreach (var mention in DateExpressions.Find(text, document))
        {
            Assert.True(mention.Start >= end && mention.End > mention.Start, text);
            Assert.Equal(text[mention.Start..mention.End], mention.Text);
            Assert.True(mention.Date.First <= mention.Date.Last);
            end = mention.End;
        }
    }
}
