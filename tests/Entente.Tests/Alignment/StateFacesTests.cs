using Entente.Actors;
using Entente.Alignment.Faces;
using Xunit;

namespace Entente.Tests.Alignment;

/// <summary>One state towards two others over the years 2000 to 2019: a pact and arms with Peru, nothing with Chile.</summary>
public sealed class StateFacesTests
{
    private static readonly ActorId Bolivia = new("BOL"), Peru = new("PER"), Chile = new("CHL");

    private static PairFaces Pair(ActorId other, Action<FaceEvidence> records)
    {
        var evidence = new FaceEvidence(new Dyad(Bolivia, other), 2000, 20);
        for (var t = 0; t < 20; t++) evidence.Exists[t] = true;
        records(evidence);
        return PairFaces.Run(evidence, FaceParametersFile.Embedded);
    }

    private static PairFaces[] Pairs(int last = 19) =>
    [
        Pair(Peru, e =>
        {
            for (var t = 0; t <= last; t++)
                e[StandingRecord.Defence, t] = e[StandingRecord.Arms, t] = t >= 8 ? RecordValue.Yes : RecordValue.No;
        }),
        Pair(Chile, e =>
        {
            for (var t = 0; t <= last; t++) e[StandingRecord.Defence, t] = RecordValue.No;
        }),
    ];

    [Fact]
    public void Highest_stands_first_and_what_moved_is_told_from_ten_years_before()
    {
        var security = Assert.Single(StateFaces.Of(Bolivia, Pairs(), 2000), f => f.Face == Face.Security);
        Assert.Equal((2019, 2009), (security.Year, security.Since));
        Assert.Equal(Peru, security.Others[0].State);
        Assert.True(security.Others[0].Now.Mean > 0);
        Assert.DoesNotContain(security.Others, o => o.State == Bolivia);
    }

    [Fact]
    public void Year_is_the_last_on_record_and_change_never_reaches_before_the_first_asked()
    {
        var security = Assert.Single(StateFaces.Of(Bolivia, Pairs(last: 14), 2010), f => f.Face == Face.Security);
        Assert.Equal((2014, 2010), (security.Year, security.Since));
    }

    [Fact]
    public void Face_without_any_record_is_left_out()
    {
        Assert.Equal([Face.Security], StateFaces.Of(Bolivia, Pairs(), 2000).Select(f => f.Face));
        Assert.Empty(StateFaces.Of(Bolivia, [Pair(Peru, _ => { })], 2000));
    }

    [Fact]
    public void Move_within_the_bands_is_none()
    {
        FaceYear Year(double mean, double deviation) => new(2019, mean, deviation, mean, deviation);
        Assert.True(new FaceNeighbour(Peru, Year(1, 0.2), Year(0, 0.2)).IsMoved);
        Assert.False(new FaceNeighbour(Peru, Year(1, 0.5), Year(0, 0.5)).IsMoved);
        Assert.False(new FaceNeighbour(Peru, Year(1, 0.2), null).IsMoved);
        Assert.Equal(-1, new FaceNeighbour(Peru, Year(0, 0.2), Year(1, 0.2)).Moved);
    }
}
