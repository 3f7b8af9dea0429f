using System.Text;

namespace Entente.Work.Reading;

/// <summary>A filter that codes lines of JSON, or sentences for a person to look at: `entente code`.</summary>
internal static class CodeSentences
{
    public static int Run(bool pairs, int jobs, bool all, bool explain, string format, ModelReaderOptions? asked, CancellationToken cancel)
    {
        if (jobs < 0) throw new UserException($"--jobs {jobs} is below 0. Give how many lines to code at once, or 0 for one a processor.", ExitCode.WrongUsage);
        var workers = jobs == 0 ? Environment.ProcessorCount : jobs;
        var input = new LineReader(Console.OpenStandardInput());
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        if (pairs && asked is not null) throw new UserException(
            "--pairs and --reader model don't go together: --pairs ranks by the engine's own learned model. Leave one out.", ExitCode.WrongUsage);
        using var model = asked is null ? null : ModelReader.Over(asked);
        using var reading = model is null ? null : new ModelLines(model, cancel);
        var lines = new CodeLines(pairs, all, explain, format, reading);
        if (CodeFormats.Header(format) is { } header) output.Write(header + "\n");
        var failed = 0L;
        // Answers are written in the order of the lines; what waits is bounded, so memory is constant.
        var scheduler = new ConcurrentExclusiveSchedulerPair(TaskScheduler.Default, workers).ConcurrentScheduler;
        var waiting = new Queue<Task<(string, bool)[]>>();
        do
        {
            while (Batch(input) is { Count: > 0 } batch)
            {
                cancel.ThrowIfCancellationRequested();
                if (workers == 1) Write(lines.Answer(batch));
                else waiting.Enqueue(Task.Factory.StartNew(() => lines.Answer(batch), cancel, TaskCreationOptions.None, scheduler));
                while (waiting.Count > 0 && (waiting.Count >= workers * 4 || waiting.Peek().IsCompleted)) Write(waiting.Dequeue().GetAwaiter().GetResult());
            }
        }
        while (More());
        while (waiting.TryDequeue(out var task)) Write(task.GetAwaiter().GetResult());
        output.Flush();
        reading?.Tell(Console.Error);
        if (failed == 0) return ExitCode.Done;
        Console.Error.WriteLine($"entente code: {failed} lines could not be coded; their answers say why.");
        return ExitCode.Failed;

        void Write((string Text, bool Failed)[] answers)
        {
            foreach (var answer in answers)
            {
                if (answer.Text.Length > 0) output.Write(answer.Text + "\n");
                if (answer.Failed) failed++;
            }
        }

        // Whoever sends line by line and waits for each answer gets it: all that is known is written before more is waited for.
        bool More()
        {
            var fill = Task.Run(input.Fill, CancellationToken.None);
            while (!fill.Wait(0, CancellationToken.None) && waiting.TryDequeue(out var task)) Write(task.GetAwaiter().GetResult());
            if (!fill.IsCompleted) output.Flush();
            // Waiting for input ends at once when the user ends it; what is owed has been written.
            fill.Wait(cancel);
            return fill.GetAwaiter().GetResult();
        }
    }

    private const int BatchLines = 64, BatchCharacters = 1 << 15;

    /// <summary>Lines that have arrived: as many as are best read together.</summary>
    private static List<string> Batch(LineReader input)
    {
        var batch = new List<string>(BatchLines);
        for (var size = 0; batch.Count < BatchLines && size < BatchCharacters && input.Take() is { } line;)
        {
            if (line.Length == 0) continue;
            batch.Add(line);
            size += line.Length;
        }
        return batch;
    }
}
