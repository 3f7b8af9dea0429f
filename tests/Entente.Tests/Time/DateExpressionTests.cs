using System.Globalization;
using Entente.Time;
using NodaTime;
using NodaTime.Text;
using Xunit;

namespace Entente.Tests.Time;

/// <summary>What is a date and which, read against a document of Thursday 20 June 2024 unless the row says otherwise.</summary>
public sealed class DateExpressionTests
{
    private static readonly LocalDate Document = new(2024, 6, 20);

    public static TheoryData<string, string> Dates()
    {
        var rows = new TheoryData<string, string>();
        foreach (var line in Table.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#')) continue;
            var cut = line.IndexOf("=>", StringComparison.Ordinal);
            rows.Add(line[..cut].Trim(), line[(cut + 2)..].Trim());
        }
        return rows;
    }

    [Theory]
    [MemberData(nameof(Dates))]
    public void Text_names_the_expected_dates(string text, string expected) => Assert.Equal(expected, Describe(text, Document));

    [Theory]
    [InlineData("In January he met Kim.", "2024-03-02", "January = 2024-01")]
    [InlineData("On December 20 they met.", "2024-02-01", "December 20 = 2023-12-20")]
    [InlineData("On 25 December he will travel.", "2024-11-01", "25 December = 2024-12-25")]
    [InlineData("They met on Feb. 29.", "2023-03-05", "Feb. 29 = 2024-02-29")]
    [InlineData("this winter", "2024-01-15", "this winter = 2023-12-01/2024-02-29")]
    [InlineData("from November to February", "2024-03-15", "from November to February = 2023-11-01/2024-02-29 During")]
    [InlineData("last month", "2024-01-31", "last month = 2023-12")]
    [InlineData("a month ago", "2024-03-31", "a month ago = 2024-02")]
    [InlineData("last quarter", "2024-01-31", "last quarter = 2023-10-01/2023-12-31")]
    [InlineData("on Tuesday", "2024-06-18", "Tuesday = 2024-06-18")]
    [InlineData("last Tuesday", "2024-06-18", "last Tuesday = 2024-06-11")]
    [InlineData("next Tuesday", "2024-06-18", "next Tuesday = 2024-06-25")]
    [InlineData("yesterday", "2024-03-01", "yesterday = 2024-02-29")]
    [InlineData("Good Friday", "2024-04-20", "Good Friday = 2024-03-29")]
    [InlineData("Djibouti, having thrown them out in February, borrows.", "2018-12-05", "February = 2018-02")]
    [InlineData("It said in March that it wished to close them.", "2021-05-06", "March = 2021-03")]
    [InlineData("It had promised in September to give up all.", "2005-11-16", "September = 2005-09")]
    [InlineData("It is expected to withdraw in September.", "2005-05-16", "September = 2005-09")]
    [InlineData("They clashed over the weekend.", "2024-06-20", "the weekend = 2024-06-15/2024-06-16")]
    [InlineData("They will meet at the weekend.", "2024-06-20", "the weekend = 2024-06-22/2024-06-23")]
    [InlineData("They clashed at the weekend.", "2024-06-23", "the weekend = 2024-06-22/2024-06-23")]
    [InlineData("the weekend house", "2024-06-23", "")]
    [InlineData("on Easter Sunday 2000", "2024-04-20", "Easter Sunday 2000 = 2000-04-23")]
    public void Text_is_read_against_the_documents_date(string text, string document, string expected) =>
        Assert.Equal(expected, Describe(text, LocalDatePattern.Iso.Parse(document).Value));

    [Theory]
    [InlineData("yesterday")]
    [InlineData("on Tuesday")]
    [InlineData("June 18")]
    [InlineData("in April")]
    [InlineData("two years ago")]
    [InlineData("earlier this year")]
    [InlineData("in the spring")]
    public void Relative_date_without_a_document_date_is_left_out(string text) => Assert.Empty(DateExpressions.Find(text, null));

    [Theory]
    [InlineData("On 18 June 2024 he flew.", "18 June 2024 = 2024-06-18")]
    [InlineData("since 2014", "since 2014 = 2014 Since")]
    [InlineData("the 2030 agenda", "")]
    [InlineData("the 1990s", "the 1990s = 1990s")]
    [InlineData("from March to May 2022", "from March to May 2022 = 2022-03-01/2022-05-31 During")]
    public void Full_date_needs_no_document_date(string text, string expected) => Assert.Equal(expected, Describe(text, null));

    [Theory]
    [InlineData("On 3 May 2019 they met; two days later they signed.", "2019-05-03|2019-05-05")]
    [InlineData("On 3 May 2019 they met. A week on, they parted.", "2019-05-03|2019-05-10")]
    [InlineData("On 3 May 2019 they met. The day before, a bridge fell.", "2019-05-03|2019-05-02")]
    [InlineData("In September 2022 troops came; a year later they left.", "2022-09|2023")]
    [InlineData("In September 2022 troops came; five months earlier, nobody had.", "2022-09|2022-04")]
    [InlineData("In January 2022 she fell; that summer the pipe was shut.", "2022-01|2022-06-01/2022-08-31")]
    [InlineData("In August 2020 they met. The following March they signed.", "2020-08|2021-03")]
    [InlineData("In August 2020 they met. In March the following year they signed.", "2020-08|2021-03")]
    [InlineData("In August 2020 they met; the previous May they had not.", "2020-08|2020-05")]
    [InlineData("They met in 2020. In August of that year they signed.", "2020|2020-08")]
    [InlineData("On 14 July 1969 they crossed; on the 18th they stopped.", "1969-07-14|1969-07-18")]
    [InlineData("In July 1969 they crossed the 38th parallel on the 20th anniversary.", "1969-07")]
    [InlineData("In July 1969 they crossed; it was later than planned, a year later than agreed.", "1969-07")]
    [InlineData("They met on 29 November 1957. In February troops came.", "1957-11-29|1958-02")]
    [InlineData("They met on 6 August 1957.\n\nOn September 25 the King came.", "1957-08-06|1957-09-25")]
    [InlineData("They met on 6 August 1957 over the treaty of 1947.\n\nIn September the King came.", "1957-08-06|1947|1957-09")]
    [InlineData("Two days later they signed.", "")]
    public void Date_that_hangs_on_another_is_counted_from_it(string text, string expected) =>
        Assert.Equal(expected, string.Join("|", DateExpressions.Find(text, null).Select(d => d.Date)));

    [Theory]
    [InlineData("They will meet on the 25th.", "2024-06-25")]
    [InlineData("They met on the 25th.", "2024-05-25")]
    [InlineData("They met on the 3rd of this month.", "2024-06-03")]
    [InlineData("They hope to sign by October.", "2024-10")]
    [InlineData("They had agreed by October.", "2023-10")]
    [InlineData("the week before last", "2024-06-03/2024-06-09")]
    [InlineData("in the last week of April", "2024-04-24/2024-04-30")]
    public void Day_without_a_month_and_by_a_month_are_counted_from_the_document(string text, string expected) =>
        Assert.Equal(expected, Assert.Single(DateExpressions.Find(text, Document)).Date.ToString());

    [Fact]
    public void Mention_carries_the_date_that_a_plan_would_mean()
    {
        var mention = Assert.Single(DateExpressions.Find("Neither has ruled out a meeting on Friday.", Document));
        Assert.Equal(("2024-06-14", "2024-06-21"), (mention.Date.ToString(), mention.Ahead?.ToString()));
        Assert.Null(Assert.Single(DateExpressions.Find("They met on 18 June 2024.", Document)).Ahead);
    }

    [Fact]
    public void Document_known_to_the_month_gives_what_is_the_same_on_each_of_its_days()
    {
        var found = DateExpressions.FindFrom("Yesterday, last week, in March, last month and last year they met.", ImpreciseDate.OfMonth(2024, 6));
        Assert.Equal(["2024-03", "2024-05", "2023"], found.Select(d => d.Date.ToString()));
    }

    [Fact]
    public void Expressions_of_a_large_text_are_found_in_every_block()
    {
        var filler = string.Concat(Enumerable.Repeat("The ministers spoke of trade and of nothing else. ", 200));
        var text = string.Join("\n\n", Enumerable.Range(1, 20).Select(day => filler + $"They signed on {day} April 2019."));
        var found = DateExpressions.Find(text, null);
        Assert.Equal(Enumerable.Range(1, 20).Select(day => new LocalDate(2019, 4, day)), found.Select(mention => mention.Date.First));
        Assert.All(found, mention => Assert.Equal(mention.Text, text[mention.Start..mention.End]));
    }

    [Fact]
    public void Every_day_written_out_is_read_back()
    {
        for (var day = new LocalDate(1899, 12, 25); day < new LocalDate(1905, 3, 5); day = day.PlusDays(1))
            foreach (var pattern in new[] { "d MMMM uuuu", "MMMM d, uuuu", "uuuu-MM-dd", "d MMM uuuu" })
            {
                var written = day.ToString(pattern, CultureInfo.InvariantCulture);
                var mention = Assert.Single(DateExpressions.Find("It was on " + written + " that they met.", null));
                Assert.Equal((ImpreciseDate.OfDay(day), written), (mention.Date, mention.Text));
            }
    }

    private static string Describe(string text, LocalDate? document)
    {
        var found = DateExpressions.Find(text, document);
        Assert.All(found, mention => Assert.Equal(mention.Text, text[mention.Start..mention.End]));
        return string.Join("; ", found.Select(mention => $"{mention.Text} = {mention.Date}" + (mention.Role == DateRole.Point ? "" : $" {mention.Role}")));
    }

    private const string Table = """
        # days
        On 18 June 2024, he travelled. => 18 June 2024 = 2024-06-18
        June 18, 2024 => June 18, 2024 = 2024-06-18
        He came on June 18. => June 18 = 2024-06-18
        JUNE 18, 2024 => JUNE 18, 2024 = 2024-06-18
        18th June 2024 => 18th June 2024 = 2024-06-18
        the 18th of June, 2024 => 18th of June, 2024 = 2024-06-18
        on the 3rd of May => 3rd of May = 2024-05-03
        on the third of May => third of May = 2024-05-03
        May 5, 2020 => May 5, 2020 = 2020-05-05
        Sept. 3 => Sept. 3 = 2023-09-03
        Sept. 3, 2023, Kim left => Sept. 3, 2023 = 2023-09-03
        3 Sep 2023 => 3 Sep 2023 = 2023-09-03
        3-Sep-2023 => 3-Sep-2023 = 2023-09-03
        Tuesday, 18 June 2024 => Tuesday, 18 June 2024 = 2024-06-18
        Tues., June 18, 2024 => Tues., June 18, 2024 = 2024-06-18
        Sun, 3 Sept 2023 => Sun, 3 Sept 2023 = 2023-09-03
        Tuesday the 18th of June => Tuesday the 18th of June = 2024-06-18
        2019-04-25 => 2019-04-25 = 2019-04-25
        2019/04/25 => 2019/04/25 = 2019-04-25
        2019-04-25T10:30:00Z => 2019-04-25 = 2019-04-25
        25.04.2019 => 25.04.2019 = 2019-04-25
        25/04/2019 => 25/04/2019 = 2019-04-25
        04/25/2019 => 04/25/2019 = 2019-04-25
        03/04/2019 => 03/04/2019 = 2019-03-04/2019-04-03
        On June 25 he will visit. => June 25 = 2024-06-25
        On 20 July they are due to meet. => 20 July = 2024-07-20
        On 20 October they met. => 20 October = 2023-10-20
        June 18, 1,200 people => June 18 = 2024-06-18
        June 18 last year => June 18 last year = 2023-06-18
        18 June, 2000 troops crossed => 18 June = 2024-06-18
        18-19 June 2024 => 18-19 June 2024 = 2024-06-18/2024-06-19 During
        June 18–19, 2024 => June 18–19, 2024 = 2024-06-18/2024-06-19 During
        from 3 to 5 June 2024 => from 3 to 5 June 2024 = 2024-06-03/2024-06-05 During
        between June 3 and June 5 => between June 3 and June 5 = 2024-06-03/2024-06-05 During
        on June 3 and 5 => June 3 and 5 = 2024-06-03/2024-06-05 During
        June 30 – July 2, 2023 => June 30 – July 2, 2023 = 2023-06-30/2023-07-02 During
        # months
        in April 2019 aboard his train => April 2019 = 2019-04
        April, 2019 => April, 2019 = 2019-04
        April of 2019 => April of 2019 = 2019-04
        Apr. 2019 => Apr. 2019 = 2019-04
        in April => April = 2024-04
        in September => September = 2023-09
        in July the two will meet => July = 2024-07
        in June => June = 2024-06
        in June last year => June last year = 2023-06
        last March => last March = 2024-03
        next March => next March = 2025-03
        this March => this March = 2024-03
        in March Kim travelled => March = 2024-03
        in March, April and June => March = 2024-03; April = 2024-04; June = 2024-06
        since May => since May = 2024-05 Since
        mid-March => mid-March = 2024-03-11/2024-03-20
        in early June 2024 => early June 2024 = 2024-06-01/2024-06-10
        late February 2022 => late February 2022 = 2022-02-21/2022-02-28
        at the end of May 2024 => the end of May 2024 = 2024-05-21/2024-05-31
        the first week of June 2023 => the first week of June 2023 = 2023-06-01/2023-06-07 During
        the first half of June => the first half of June = 2024-06-01/2024-06-15
        between March and May => between March and May = 2024-03-01/2024-05-31 During
        from May to July 2023 => from May to July 2023 = 2023-05-01/2023-07-31 During
        from November 2022 to February 2023 => from November 2022 to February 2023 = 2022-11-01/2023-02-28 During
        the June summit => June = 2024-06
        in June 18 soldiers died => June = 2024-06
        since May 2023 => since May 2023 = 2023-05 Since
        after June 2024 => after June 2024 = 2024-06 After
        their September 2015 deaths => September 2015 = 2015-09
        In June 2000 troops crossed the border => June = 2024-06
        The trial is scheduled for November. => November = 2024-11
        it was meant for May and her party => 
        # years and longer
        the 2008 and 2012 campaigns => 2008 = 2008; 2012 = 2012
        the upcoming 2025 race => 2025 = 2025
        the winter of 2006–2007 => the winter of 2006–2007 = 2006-12-01/2007-02-28
        in 2023 => 2023 = 2023
        In 2023, they pledged => 2023 = 2023
        in 2018 and 2019 => 2018 = 2018; 2019 = 2019
        in 2015, 2016 and 2018 => 2015 = 2015; 2016 = 2016; 2018 = 2018
        the summit (2019) failed => 2019 = 2019
        Russia's 2014 annexation of Crimea => 2014 = 2014
        the failed 2019 Hanoi summit => 2019 = 2019
        the war of 1950 => 1950 = 1950
        in the year 2000 => 2000 = 2000
        early 2022 => early 2022 = 2022-01-01/2022-04-30
        mid-2022 => mid-2022 = 2022-05-01/2022-08-31
        late in 2022 => late in 2022 = 2022-09-01/2022-12-31
        by the end of 2025 => by the end of 2025 = 2025-09-01/2025-12-31 By
        the first half of 2023 => the first half of 2023 = 2023-01-01/2023-06-30
        the second half of 2023 => the second half of 2023 = 2023-07-01/2023-12-31
        the first quarter of 2023 => the first quarter of 2023 = 2023-01-01/2023-03-31
        Q3 2023 => Q3 2023 = 2023-07-01/2023-09-30
        in Q1 => Q1 = 2024-01-01/2024-03-31
        summer of 1914 => summer of 1914 = 1914-06-01/1914-08-31
        the summer of 1914 => the summer of 1914 = 1914-06-01/1914-08-31
        spring 2023 => spring 2023 = 2023-03-01/2023-05-31
        the winter of 1941-42 => the winter of 1941-42 = 1941-12-01/1942-02-28
        in the spring => the spring = 2024-03-01/2024-05-31
        last summer => last summer = 2023-06-01/2023-08-31
        the 1950s => the 1950s = 1950s
        the early 1990s => the early 1990s = 1990-01-01/1993-12-31
        the '90s => the '90s = 1990s
        since the 1950s => since the 1950s = 1950s Since
        in the 19th century => the 19th century = 1801-01-01/1900-12-31
        since 2014 => since 2014 = 2014 Since
        until 1953 => until 1953 = 1953 Until
        up to 2014 => up to 2014 = 2014 Until
        before 2014 => before 2014 = 2014 Before
        prior to 2014 => prior to 2014 = 2014 Before
        by 2030 => by 2030 = 2030 By
        throughout 2023 => 2023 = 2023 During
        from 2014 onwards => from 2014 onwards = 2014 Since
        from 1950 to 1953 => from 1950 to 1953 = 1950-01-01/1953-12-31 During
        between 1950 and 1953 => between 1950 and 1953 = 1950-01-01/1953-12-31 During
        the 1950-53 war => 1950-53 = 1950-01-01/1953-12-31 During
        2019–2021 => 2019–2021 = 2019-01-01/2021-12-31 During
        from 2014 to today => from 2014 to today = 2014-01-01/2024-06-20 During
        # counted from the document's date
        today => today = 2024-06-20
        yesterday => yesterday = 2024-06-19
        tomorrow => tomorrow = 2024-06-21
        the day before yesterday => the day before yesterday = 2024-06-18
        last night => last night = 2024-06-19
        this morning => this morning = 2024-06-20
        on Tuesday => Tuesday = 2024-06-18
        Kim said Tuesday that => Tuesday = 2024-06-18
        He will visit on Tuesday. => Tuesday = 2024-06-25
        Rain from tomorrow night into Friday => tomorrow = 2024-06-21; Friday = 2024-06-21
        earlier in the month => earlier in the month = 2024-06-01/2024-06-20
        late in the year => late in the year = 2024-09-01/2024-12-31
        last Tuesday => last Tuesday = 2024-06-18
        next Tuesday => next Tuesday = 2024-06-25
        this Friday => this Friday = 2024-06-21
        this past Friday => this past Friday = 2024-06-14
        on Tuesday last week => Tuesday last week = 2024-06-11
        from Monday to Wednesday => from Monday to Wednesday = 2024-06-17/2024-06-19 During
        this week => this week = 2024-06-17/2024-06-23
        last week => last week = 2024-06-10/2024-06-16
        last weekend => last weekend = 2024-06-15/2024-06-16
        last month => last month = 2024-05
        next month => next month = 2024-07
        last year => last year = 2023
        this year => this year = 2024
        late last year => late last year = 2023-09-01/2023-12-31
        earlier this year => earlier this year = 2024-01-01/2024-06-20
        later this month => later this month = 2024-06-20/2024-06-30
        two years ago => two years ago = 2022
        a year ago => a year ago = 2023
        three months ago => three months ago = 2024-03
        two weeks ago => two weeks ago = 2024-06-03/2024-06-09
        10 days ago => 10 days ago = 2024-06-10
        the past two weeks => the past two weeks = 2024-06-06/2024-06-20 During
        over the last three years => the last three years = 2021-06-20/2024-06-20 During
        in the past year => the past year = 2023-06-20/2024-06-20 During
        within the next two months => the next two months = 2024-06-20/2024-08-20 During
        in two weeks' time => two weeks' time = 2024-07-01/2024-07-07
        They will reopen embassies within two months. => two months = 2024-08
        Talks will resume in three weeks. => three weeks = 2024-07-08/2024-07-14
        It will be his third visit in two months. =>
        The talks, the first in three months, will open in Doha. =>
        The deal will be the largest in six weeks. =>
        They will meet in three days of talks. =>
        Iran will face its worst drought in 20 years. =>
        Exports are expected to double in five years. =>
        They had handed it over within two years. =>
        It took effect in two weeks. =>
        The troops may be gone by autumn. => by autumn = 2024-09-01/2024-11-30 By
        three days from now => three days from now = 2024-06-23
        since last year => since last year = 2023 Since
        the end of the year => the end of the year = 2024-09-01/2024-12-31
        until last Tuesday => until last Tuesday = 2024-06-18 Until
        # named days
        on Christmas Day => Christmas Day = 2023-12-25
        Christmas Eve 1979 => Christmas Eve 1979 = 1979-12-24
        at Christmas => Christmas = 2023-12-25
        New Year's Day => New Year's Day = 2024-01-01
        New Year’s Eve 2022 => New Year’s Eve 2022 = 2022-12-31
        May Day => May Day = 2024-05-01
        Boxing Day 2004 => Boxing Day 2004 = 2004-12-26
        # not dates
        May said she would resign. => 
        Theresa May met Putin. => 
        Mr May told => 
        March Smith arrived. => 
        They march on 12 cities. => 
        He may go. => 
        the 2030 agenda => 
        the 2035 vision for the region => 
        in 1,500 cases => 
        in 1500 cases => 
        resolution 1718 => 
        Resolution 1718 of the council => 
        Boeing 1950 => 
        version 2.19 => 
        Windows 2000 => 
        page 1950 => 
        p. 18 => 
        a second summit => 
        the Sun reported => 
        The Sun said => 
        he Sat down => 
        Sunday Times => 
        the Sunday Telegraph reported => 
        Black Friday sales => 
        Bloody Sunday => 
        the Good Friday Agreement => 
        Arab Spring => 
        the Prague Spring of ideas => 
        the fall of Saigon => 
        a spring in his step => 
        $2019 => 
        2019 km => 
        at 1430 GMT => 
        1900 hours => 
        some 2000 troops => 
        a total of 1950 dead => 
        FY2023 => 
        fiscal year 2023 => 
        Tu-2022 => 
        COVID-19 => 
        No. 10 => 
        10-15 people => 
        32 June => 
        the following day => 
        every Tuesday => 
        Article 5 => 
        the 38th parallel => 
        38th => 
        a day => 
        within days => 
        in recent years => 
        192.168.2019.1 => 
        by May and her ministers => 
        Christmas tree => 
        first in line => 
        the last man => 
        31 February 2024 => 
        """;
}
