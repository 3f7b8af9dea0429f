using Entente.Ledger;
using Entente.Time;
using NodaTime;
using Xunit;

namespace Entente.Tests.Ledger;

public sealed class DocumentVersionTests
{
    private static readonly LocalDate First = new(2024, 6, 1), Last = new(2024, 6, 30);

    private static DocumentVersion Of(ImpreciseDate? published) => new("a.txt", "00", "Text.") { Published = published };

    private static ImpreciseDate June => ImpreciseDate.OfMonth(2024, 6);

    [Fact]
    public void What_was_published_in_a_month_counts_as_public_from_its_last_day_and_is_said_on_its_first()
    {
        var document = Of(June);
        Assert.Equal(Last, document.KnowableFrom);
        Assert.Equal(First, document.SaidOn);
    }

    [Fact]
    public void What_was_fetched_within_its_month_counts_from_that_day_and_later_fetching_changes_nothing()
    {
        Assert.Equal(new LocalDate(2024, 6, 12), (Of(June) with { Retrieved = new(2024, 6, 12) }).KnowableFrom);
        Assert.Equal(Last, (Of(June) with { Retrieved = new(2024, 7, 12) }).KnowableFrom);
    }

    [Fact]
    public void A_lower_bound_or_no_date_leaves_the_day_of_fetching()
    {
        LocalDate fetched = new(2024, 7, 12);
        Assert.Equal(fetched, (Of(June) with { Retrieved = fetched, PublicationIsLowerBound = true }).KnowableFrom);
        Assert.Equal((fetched, fetched), ((Of(null) with { Retrieved = fetched }).KnowableFrom, (Of(null) with { Retrieved = fetched }).SaidOn));
        Assert.Null(Of(null).KnowableFrom);
    }

    [Fact]
    public void A_version_published_again_counts_from_then() =>
        Assert.Equal(new LocalDate(2024, 8, 3), (Of(June) with { Republished = ImpreciseDate.OfDay(new(2024, 8, 3)) }).KnowableFrom);
}
