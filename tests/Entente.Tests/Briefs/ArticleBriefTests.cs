using System.Text;
using Entente.Briefs;
using Entente.Coding;
using Entente.Documents;
using Entente.Findings;
using Entente.Language;
using Entente.Ledger;
using Entente.Tests.Ledger;
using Entente.Time;
using Xunit;

namespace Entente.Tests.Briefs;

public sealed class ArticleBriefTests
{
    private const string Text = "Peru and Chile met on 2 May 2023 and agreed on trade.";

    private static Finding[] Told(ImpreciseDate? met, ImpreciseDate? agreed)
    {
        var c = new Coded(Text);
        CodedEvent Act(EventType type, string trigger, ImpreciseDate? date) =>
            c.Event(type, Text[..^1], trigger, trigger, c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with { Date = date, Reciprocal = true };
        c.Events.Add(Act(EventType.Consult, "met", met));
        c.Events.Add(Act(EventType.Agree, "agreed", agreed));
        var document = DocumentReader.Read(Encoding.UTF8.GetBytes(Text), "a.txt");
        return [.. ArticleBrief.Compose(document, [], c.Read, c.Claims, "r-1", "1").Sections.Single(s => s.Key == "reported").Findings];
    }

    [Fact]
    public void Two_acts_of_one_clause_are_told_once_with_what_they_are()
    {
        var day = ImpreciseDate.OfDay(new(2023, 5, 2));
        foreach (var (met, agreed) in new[] { (day, null), (day, day), ((ImpreciseDate?)null, (ImpreciseDate?)null) })
        {
            var finding = Assert.Single(Told(met, agreed));
            Assert.Equal(["agreement", "talks"], finding.Label!.Split(", ").Order());
            Assert.Equal(met, finding.Date is { Precision: DatePrecision.Assumed } ? null : finding.Date);
        }
    }

    [Theory]
    [InlineData("Peru sent an envoy to meet Chile.", "meet Chile", "meet", Modality.Actual, "[Peru:] to meet Chile")]
    [InlineData("Peru's envoy went home when its invasion of Chile began.", "its invasion of Chile began", "invasion",
        Modality.Presupposed, "[Peru:] its invasion of Chile")]
    [InlineData("For Peru, whose talks with Chile had faltered, the visit came late.", "had faltered", "faltered", Modality.Actual,
        "Peru, whose talks with Chile had faltered")]
    public void Clause_is_told_from_where_it_begins(string text, string quote, string trigger, Modality modality, string told)
    {
        var c = new Coded(text);
        c.Events.Add(c.Event(EventType.Consult, quote, trigger, trigger, c.Who("Peru", "PER"), c.Who("Chile", "CHL")) with { Modality = modality });
        var document = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "a.txt");
        var brief = ArticleBrief.Compose(document, [.. LanguageModel.English.Parse(document.ReadingText.Text)], c.Read, c.Claims, "r-1", "1");
        Assert.Equal(told, Assert.Single(brief.Sections.SelectMany(s => s.Findings)).Text);
    }

    [Fact]
    public void Acts_of_one_clause_on_two_days_are_told_apart() =>
        Assert.Equal(2, Told(ImpreciseDate.OfDay(new(2023, 5, 2)), ImpreciseDate.OfDay(new(2023, 6, 2))).Length);
}
