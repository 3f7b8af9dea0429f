using System.ClientModel;
using System.ClientModel.Primitives;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Entente.Coding;
using Entente.Documents;
using Entente.Language;
using Entente.Reading;
using Microsoft.Extensions.AI;
using NodaTime;
using OpenAI;

namespace Entente.Work.Reading;

/// <summary>
/// Lets a language model propose events, and keeps what <see cref="ProposalCheck"/> lets through. The model is given no tools and sees one passage at
/// a time; its answer is data. The engine's own reading of the same text resolves the actors, gives the assessments, and keeps what is only charged,
/// planned or denied from being told as done.
/// </summary>
public sealed class ModelReader : IDisposable
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 24 };
    private readonly IChatClient client;
    private readonly ModelReaderOptions options;

    /// <param name="client">Answers; disposed with the reader.</param>
    public ModelReader(IChatClient client, ModelReaderOptions options) => (this.client, this.options) = (client, options);

    /// <summary>A reader over HTTP. Nothing is sent before the first reading.</summary>
    public static ModelReader Over(ModelReaderOptions options)
    {
        var http = new HttpClient(new LimitedAnswerHandler(options.MaxAnswerBytes)) { Timeout = Timeout.InfiniteTimeSpan };
        var openai = new OpenAIClient(new ApiKeyCredential(options.Key ?? "none"), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(http),
            NetworkTimeout = options.Timeout,
            RetryPolicy = new ClientRetryPolicy(0),
        });
        return new(openai.GetChatClient(options.Model).AsIChatClient(), options);
    }

    public void Dispose() => client.Dispose();

    /// <exception cref="ModelReaderException">No usable answer on one of the passages; nothing of the text is kept.</exception>
    /// <exception cref="OperationCanceledException">Cancelled; nothing of the text is kept.</exception>
    public async Task<ModelReading> ReadAsync(string text, IReadOnlyList<Sentence> sentences, LocalDate? date, CancellationToken cancel)
    {
        var own = StatementReader.Default.Read(text, date);
        var events = ImmutableArray.CreateBuilder<CodedEvent>();
        var dropped = ImmutableArray.CreateBuilder<DroppedProposal>();
        var check = new ProposalCheck(text, sentences, own, date, options.Model, dropped);
        foreach (var passage in Passages(sentences))
        {
            var answer = await AskAsync(passage.In(text), cancel).ConfigureAwait(false);
            using var json = Parse(answer);
            var proposals = json.RootElement.TryGetProperty("events", out var list) && list.ValueKind == JsonValueKind.Array ? list
                : throw new ModelReaderException(
                    "the answer has no list \"events\"; expected {\"events\": [...]}. Nothing of this text was kept; use a model that follows the form");
            var seen = 0;
            foreach (var proposal in proposals.EnumerateArray())
            {
                if (++seen > options.MaxProposals) dropped.Add(DroppedProposal.Of(DropReason.TooMany, proposal.GetRawText()));
                else if (check.Accept(proposal, passage) is { } kept) events.Add(kept);
            }
        }
        var ordered = events.OrderBy(e => e.Trigger.Start).ThenBy(e => e.Quote).ThenBy(e => e.Type).ThenBy(e => e.Actor?.Span.Start ?? -1)
            .ThenBy(e => e.Recipient?.Span.Start ?? -1);
        return new(own.Coded() with { Events = [.. ordered] }, dropped.ToImmutable());
    }

    private IEnumerable<TextSpan> Passages(IReadOnlyList<Sentence> sentences)
    {
        TextSpan? open = null;
        foreach (var sentence in sentences)
        {
            if (open is { } span && sentence.Span.End - span.Start > options.PassageChars)
            {
                yield return span;
                open = null;
            }
            open = open?.Cover(sentence.Span) ?? sentence.Span;
        }
        if (open is { } last) yield return last;
    }

    private async Task<string> AskAsync(string passage, CancellationToken cancel)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(options.Timeout);
        try
        {
            var answer = await client.GetResponseAsync(
                [new(ChatRole.System, ModelPrompt.System), new(ChatRole.User, ModelPrompt.Passage(passage))],
                new ChatOptions { Temperature = 0, Seed = 17, ResponseFormat = ChatResponseFormat.Json }, limit.Token).WaitAsync(limit.Token)
                    .ConfigureAwait(false);
            if (answer.FinishReason == ChatFinishReason.Length)
                throw new ModelReaderException(
                    "the model stopped in mid-answer (finish reason: length); nothing of this text was kept. Allow it longer answers, or give shorter texts");
            return answer.Text;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancel);
        }
        catch (OperationCanceledException e)
        {
            throw new ModelReaderException(
                $"no complete answer within {options.Timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s; nothing of this text "
                + $"was kept. Allow more time with --model-timeout, or use a faster model", e);
        }
        catch (Exception e) when (e is not ModelReaderException)
        {
            // Whatever a client makes of a broken answer, it is the answer that is wrong.
            for (var inner = e; inner is not null; inner = inner.InnerException)
                if (inner is ModelReaderException known) throw known;
            if (cancel.IsCancellationRequested) throw new OperationCanceledException(cancel);
            var told = e is ClientResultException { Status: > 0 } refused ? string.Create(CultureInfo.InvariantCulture,
                $"the service answered {refused.Status}") : $"the answer could not be used ({PlainText.OfLine(Short(e.GetBaseException().Message))})";
            throw new ModelReaderException($"{told}; nothing of this text was kept. Check --endpoint, --model and the service's own log", e);
        }
    }

    private static JsonDocument Parse(string answer)
    {
        // Some models put their answer between fences or after a sentence of their own.
        var first = answer.IndexOf('{', StringComparison.Ordinal);
        var last = answer.LastIndexOf('}');
        try
        {
            if (first < 0 || last < first) throw new JsonException("it holds no object");
            return JsonDocument.Parse(answer.AsMemory(first, last - first + 1), Strict);
        }
        catch (JsonException e)
        {
            throw new ModelReaderException(
                $"the model's answer is no JSON: it begins '{PlainText.OfLine(Short(answer))}'; nothing of this text was kept. Use a model that "
                + $"can answer in JSON", e);
        }
    }

    private static string Short(string text) => text.Length > 80 ? text[..77] + "..." : text;
}
