using Entente.Actors;
using NodaTime;

namespace Entente.Work.Pairs;

/// <summary>An indicator asked for two states.</summary>
/// <param name="From">Null: the indicator's first year.</param>
/// <param name="To">Null: its last.</param>
public sealed record SeriesQuestion(string Indicator, ActorId A, ActorId B, LocalDate? From, LocalDate? To, bool Directed);
