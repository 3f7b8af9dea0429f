using System.Collections.Frozen;
using K = Entente.Time.DateTokenKind;

namespace Entente.Time;

/// <summary>The words the date grammar knows.</summary>
internal static class DateLexicon
{
    /// <summary>No known word is longer; longer ones need no look-up.</summary>
    public const int LongestWord = 12;

    private static readonly FrozenDictionary<string, (K Kind, int Value)> Words = Build();
    private static readonly FrozenDictionary<string, (K Kind, int Value)>.AlternateLookup<ReadOnlySpan<char>> Lookup =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool TryGet(ReadOnlySpan<char> word, out (K Kind, int Value) entry) => Lookup.TryGetValue(word, out entry);

    private static FrozenDictionary<string, (K, int)> Build()
    {
        var words = new Dictionary<string, (K, int)>(StringComparer.OrdinalIgnoreCase);
        void Each(K kind, string list, int from = 0, int step = 0)
        {
            var value = from;
            foreach (var word in list.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                foreach (var form in word.Split('|')) words.Add(form, (kind, value));
                value += step;
            }
        }
        Each(K.Month, "january february march april may june july august september october november december", 1, 1);
        foreach (var (name, month) in new[] { ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9),
            ("sept", 9), ("oct", 10), ("nov", 11), ("dec", 12) })
            words.Add(name, (K.MonthShort, month));
        Each(K.Weekday, "monday tuesday wednesday thursday friday saturday sunday", 1, 1);
        Each(K.WeekdayShort, "mon tue|tues wed thu|thur|thurs fri sat sun", 1, 1);
        Each(K.Season, "spring summer autumn|fall winter", 0, 1);
        Each(K.Holiday, "christmas easter halloween thanksgiving", 0, 1);
        Each(K.NumberWord, "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
            + "nineteen twenty", 1, 1);
        Each(K.NumberWord, "thirty forty fifty sixty seventy eighty ninety", 30, 10);
        Each(K.OrdinalWord, "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
            + "sixteenth seventeenth eighteenth nineteenth twentieth", 1, 1);
        foreach (var (unit, forms) in new[]
        {
            (DateUnit.Minute, "minute minutes"), (DateUnit.Hour, "hour hours"), (DateUnit.Day, "days"), (DateUnit.Week, "week weeks"),
            (DateUnit.Weekend, "weekend"), (DateUnit.Fortnight, "fortnight"), (DateUnit.Month, "month months"), (DateUnit.Quarter, "quarter quarters"),
            (DateUnit.Year, "year years"), (DateUnit.Decade, "decade decades"), (DateUnit.Century, "century centuries"),
        }) Each(K.Unit, forms, (int)unit);
        Each(K.Day, "day", (int)DateUnit.Day);
        Each(K.Eve, "eve");
        Each(K.Deictic, "yesterday today|tonight tomorrow", -1, 1);
        Each(K.Last, "last past previous", 0, 1);
        Each(K.Next, "next coming", 0, 1);
        Each(K.This, "this current");
        Each(K.Ago, "ago");
        Each(K.FromNow, "hence");
        Each(K.Part, "early mid late earlier later", (int)DatePart.Early, 1);
        Each(K.Edge, "start|beginning|onset middle close|end", (int)DatePart.Early, 1);
        Each(K.Half, "half");
        Each(K.The, "the");
        Each(K.A, "a an");
        Each(K.Determiner, "its his her their our my your that these those both");
        Each(K.Of, "of");
        Each(K.And, "and");
        Each(K.Or, "or");
        Each(K.To, "to through till", 0, 1);
        Each(K.In, "in within");
        Each(K.On, "on");
        Each(K.At, "at");
        Each(K.From, "from starting");
        Each(K.Since, "since");
        Each(K.Until, "until");
        Each(K.By, "by");
        Each(K.Before, "before prior");
        Each(K.After, "after");
        Each(K.During, "during throughout");
        Each(K.Between, "between");
        Each(K.Around, "around circa about ever least over");
        Each(K.For, "for");
        Each(K.Up, "up");
        Each(K.As, "as");
        Each(K.Onward, "onward onwards");
        Each(K.Ahead, "will shall ll plans planned planning scheduled due expected expects set slated upcoming would");
        Each(K.Behind, "said told met went came made took gave sent held began saw was were had wrote flew spoke won lost left struck hit put got "
            + "became did having been");
        Each(K.Measure, "km kilometres kilometers miles metres meters feet people troops soldiers men women children civilians tons tonnes "
            + "dollars euros pounds rubles roubles percent per kg kilograms "
            + "mw megawatts hectares acres million billion trillion cases rounds shells gmt utc hrs jobs villages homes houses workers officers "
                + "tanks drones missiles vehicles barrels deaths dead votes seats pages words personnel prisoners refugees sq square");
        Each(K.Amount, "total number average sum cost price maximum minimum height range figure distance population");
        Each(K.Programme, "agenda goal goals target targets vision strategy framework roadmap");
        Each(K.NameAfter, "times telegraph mail mirror express post herald star world tribune independent club group live mosque");
        Each(K.NewYear, "new");
        Each(K.Night, "night morning afternoon evening");
        Each(K.Boxing, "boxing");
        Each(K.Beside, "preceding same following", -1, 1);
        Each(K.NameBefore, "black bloody good ash super palm cyber holy fat ruby maundy whit");
        return words.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
