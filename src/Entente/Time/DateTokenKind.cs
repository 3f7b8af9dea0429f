namespace Entente.Time;

internal enum DateTokenKind : byte
{
    /// <summary>Before the first or after the last token.</summary>
    None,
    /// <summary>A word that means nothing to the grammar.</summary>
    Word,
    /// <summary>One sign; the value is the character.</summary>
    Sign,
    /// <summary>A plain whole number; the value is the number, the length tells "5" from "2005".</summary>
    Number,
    /// <summary>A number with a sign, unit, decimal or group comma: never a date.</summary>
    Quantity,
    /// <summary>"18th".</summary>
    Ordinal,
    /// <summary>"third".</summary>
    OrdinalWord,
    /// <summary>"two".</summary>
    NumberWord,
    /// <summary>"1950s"; the value is the first year.</summary>
    Decade,
    /// <summary>"2019-04-25" and the like; the value is yyyymmdd.</summary>
    FullDate,
    /// <summary>"03/04/2019", which two countries read two ways; the value is yyyy*10000 + a*100 + b.</summary>
    AmbiguousDate,
    /// <summary>"Q3".</summary>
    QuarterName,
    Month, MonthShort, Weekday, WeekdayShort, Season, Holiday,
    /// <summary>"week"; the value is a <see cref="DateUnit"/>.</summary>
    Unit,
    /// <summary>"today"; the value is the days from the document's date.</summary>
    Deictic,
    Last, Next, This, Ago, FromNow,
    /// <summary>"early"; the value is a <see cref="DatePart"/>.</summary>
    Part,
    /// <summary>"beginning", which needs "of"; the value is a <see cref="DatePart"/>.</summary>
    Edge,
    Half, The, A, Determiner, Of, And, Or, To, In, On, At, From, Since, Until, By, Before, After, During, Between, Around, For, Up, As, Onward, Day,
        Eve, NewYear, Boxing, Night,
    /// <summary>A verb form that puts the sentence ahead of the document's date: "will".</summary>
    Ahead,
    /// <summary>A verb form that puts it behind: "said".</summary>
    Behind,
    /// <summary>A thing that is counted or measured: after it a number is no year.</summary>
    Measure,
    /// <summary>"total of", "number of".</summary>
    Amount,
    /// <summary>What a future year names rather than dates: "the 2030 agenda".</summary>
    Programme,
    /// <summary>A word that makes a name of a day: "Sunday Times".</summary>
    NameAfter,
    /// <summary>A word that makes a name of a day: "Bloody Sunday".</summary>
    NameBefore,
    /// <summary>Points from the date told of to one beside it: "the following"; the value is 1, "the same" 0, "the preceding" -1.</summary>
    Beside,
}
