using Entente.Store.Datasets.Starter;

namespace Entente.Work;

/// <summary>Progress over the files of the starter record, one line at a time.</summary>
internal sealed class StarterProgress : IDisposable
{
    private ProgressLine? line;

    public IProgress<long> Of(StarterFile file)
    {
        line?.Dispose();
        return line = new ProgressLine(file.Name, file.Bytes);
    }

    public void Dispose() => line?.Dispose();
}
