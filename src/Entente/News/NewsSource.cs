using Entente.Time;

namespace Entente.News;

/// <summary>A document that changes come from.</summary>
/// <param name="Id">Its key.</param>
/// <param name="Title">As it calls itself; its location where it doesn't.</param>
/// <param name="Location">Where it was found.</param>
/// <param name="Outlet">Who publishes it.</param>
/// <param name="Published">Absent where nothing tells.</param>
/// <param name="Story">The key of the first document of its story; its own where it is no copy.</param>
public sealed record NewsSource(string Id, string Title, string Location, string Outlet, ImpreciseDate? Published, string Story);
