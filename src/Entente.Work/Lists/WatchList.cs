using System.Globalization;
using Entente.Store;
using Entente.Store.News;

namespace Entente.Work.Lists;

/// <summary>What is followed, and when it was last looked at.</summary>
internal static class WatchList
{
    public static Listing Of(LedgerFile file)
    {
        var list = new Listing("name", "states", "followed since", "told up to");
        foreach (var (watch, added) in Watches.In(file)) list.Add(watch.Name, watch.Key, Time(added), Watches.LastLook(file, watch) is { } look
            ? Time(look) : null);
        return list;
    }

    private static string Time(DateTime moment) => moment.ToString("u", CultureInfo.InvariantCulture);
}
