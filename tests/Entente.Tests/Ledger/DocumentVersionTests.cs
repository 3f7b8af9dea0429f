using System.Text;
using Entente.Documents;
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

    [Fact]
    public void What_is_published_again_is_said_then() =>
        Assert.Equal(new LocalDate(2024, 8, 3), (Of(June) with { Republished = ImpreciseDate.OfDay(new(2024, 8, 3)) }).SaidOn);

    [Theory]
    [InlineData("Talks\n18 June 2024\n\nPeru met Chile.", "2024-06-18", null, false)]
    [InlineData("Talks\n18 June 2024\nUpdated 20 June 2024\n\nPeru met Chile.", "2024-06-18", "2024-06-20", false)]
    public void Document_that_was_read_is_kept_with_its_latest_revision(string text, string published, string? republished, bool isLowerBound)
    {
        var read = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "talks.txt");
        var kept = DocumentVersion.Of(read);
        Assert.Equal((published, republished, isLowerBound), ($"{kept.Published}", kept.Republished?.ToString(), kept.PublicationIsLowerBound));
        Assert.Equal(("talks.txt", "file"), (kept.Location, kept.Source));
        Assert.Equal("example.org", DocumentVersion.Of(read with { Source = "example.org" }).Source);
        // Of several revisions the last counts; one without a day leaves only that it was not before.
        var day = new DocumentDate(ImpreciseDate.OfDay(new(2024, 7, 1)), DateBasis.Metadata);
        var twice = read with { Revisions = [new(RevisionKind.Updated, day, null), new(RevisionKind.Updated, day with { IsLowerBound = true }, null)] };
        Assert.Equal(("2024-07-01", true), ($"{DocumentVersion.Of(twice).Republished}", DocumentVersion.Of(twice).PublicationIsLowerBound));
        Assert.False(DocumentVersion.Of(twice with { Revisions = [twice.Revisions[1], twice.Revisions[0]] }).PublicationIsLowerBound);
        Assert.True(DocumentVersion.Of(read with { Revisions = [new(RevisionKind.Updated, null, null)] }).PublicationIsLowerBound);
        var bound = read with { Revisions = [], Published = day with { IsLowerBound = true } };
        Assert.Equal((true, false), (DocumentVersion.Of(bound).PublicationIsLowerBound,
            DocumentVersion.Of(bound with { Published = null }).PublicationIsLowerBound));
    }
}
