using System.Collections.Immutable;

namespace Entente.Web.Endpoints;

/// <summary>What an endpoint is asked with. One that stands in the path in braces is always required.</summary>
/// <param name="Choices">The only values, where they are few.</param>
public sealed record EndpointParameter(string Name, string Description, bool IsRequired = false, bool IsDate = false, ImmutableArray<string> Choices = default);
