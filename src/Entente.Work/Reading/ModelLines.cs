using System.Globalization;
using Entente.Language;
using NodaTime;

namespace Entente.Work.Reading;

/// <summary>A model reader for a filter that codes lines: waits for the answer, and keeps count of what was dropped over all lines.</summary>
internal sealed class ModelLines(ModelReader reader, CancellationToken cancel) : IDisposable
{
    private readonly Dictionary<DropReason, int> dropped = [];
    private int kept;

    public ModelReading Read(string text, IReadOnlyList<Sentence> sentences, LocalDate? date)
    {
        var reading = reader.ReadAsync(text, sentences, date, cancel).GetAwaiter().GetResult();
        lock (dropped)
        {
            kept += reading.Coded.Events.Length;
            foreach (var drop in reading.Dropped) dropped[drop.Reason] = dropped.GetValueOrDefault(drop.Reason) + 1;
        }
        return reading;
    }

    /// <summary>How many proposals were kept and dropped, by reason.</summary>
    public void Tell(TextWriter to) =>
        to.WriteLine(string.Create(CultureInfo.InvariantCulture, $"entente: of the model's proposals {kept} kept, {dropped.Values.Sum()} dropped")
        + string.Concat(dropped.OrderBy(d => DroppedProposal.Words(d.Key), StringComparer.Ordinal)
            .Select(d => string.Create(CultureInfo.InvariantCulture, $"; {DroppedProposal.Words(d.Key)}: {d.Value}"))) + ".");

    public void Dispose() => reader.Dispose();
}
