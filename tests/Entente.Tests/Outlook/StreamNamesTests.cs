using Entente.Outlook;
using Xunit;

namespace Entente.Tests.Outlook;

public class StreamNamesTests
{
    [Fact]
    public void A_name_in_brackets_tells_country_and_role()
    {
        var names = new StreamNames(["Police (India)", "India", "Police (Kenya)", "Police_(Peru)", "Fishermen (Peru)", "Pope"], ["Meet"]);
        Assert.Equal(names.Country[0], names.Country[1]);
        Assert.Equal(names.Country[3], names.Country[4]);
        Assert.NotEqual(names.Country[0], names.Country[2]);
        Assert.Equal(-1, names.Country[5]);
        Assert.Equal(StreamNames.StateRole, names.Role[1]);
        Assert.Equal(names.Role[0], names.Role[2]);
        Assert.Equal(names.Role[0], names.Role[3]);
        Assert.Equal(0, names.Role[4]);
        Assert.Equal((3, 3), (names.Countries, names.Roles));
    }
}
