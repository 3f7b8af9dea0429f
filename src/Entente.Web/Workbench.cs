using System.Globalization;
using System.Net;
using Entente.Store;
using Entente.Web.Endpoints;
using Entente.Web.Mcp;
using Entente.Web.Notes;
using Entente.Web.Review;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Entente.Web;

/// <summary>The ledger on pages and as an API, on 127.0.0.1 only, for who has the token. It writes what forms and programs send, and no more.</summary>
public sealed class Workbench : IAsyncDisposable
{
    private readonly WebApplication web;
    private readonly LedgerLease lease;
    private readonly Routes routes;
    private readonly LedgerDesk desk;
    private static readonly TimeSpan MostWarmUp = TimeSpan.FromSeconds(1);

    private readonly ReviewDesk review;
    private readonly NoteDesk notes;
    private readonly PostDesk posts;
    private readonly ChangeStream stream;
    private readonly WorkbenchOptions options;
    private Gate gate;

    private Workbench(WebApplication web, WorkbenchAnswers answers, WorkbenchOptions options)
    {
        (this.web, this.options) = (web, options);
        lease = new LedgerLease(answers.Open, options);
        var form = new NoteForm(options);
        routes = new Routes(answers, options.Clock, form);
        desk = new LedgerDesk(lease, routes);
        review = new ReviewDesk(answers, lease, options);
        notes = new NoteDesk(answers, lease, options, form);
        posts = new PostDesk(answers, lease, options);
        stream = new ChangeStream(answers, lease, options, web.Lifetime.ApplicationStopping);
        gate = new Gate(0);
    }

    public int Port { get; private set; }
    public string Token => gate.Token;
    /// <summary>To open it: sets the cookie and leads to the same without the token.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}/?token={Token}");
    public bool HoldsLedger => lease.IsOpen;

    /// <summary>Answers once this returns.</summary>
    /// <exception cref="IOException">The port is in use.</exception>
    public static async Task<Workbench> StartAsync(WorkbenchAnswers answers, WorkbenchOptions options, CancellationToken cancel)
    {
        // An empty builder: no environment variable and no file can bind it elsewhere, and it logs nothing.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, options.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 0;
        });
        var workbench = new Workbench(builder.Build(), answers, options);
        workbench.web.Run(workbench.AnswerAsync);
        try
        {
            await workbench.web.StartAsync(cancel).ConfigureAwait(false);
            var bound = workbench.web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
            workbench.Port = new Uri(bound).Port;
            workbench.gate = new Gate(workbench.Port);
            return workbench;
        }
        catch
        {
            await workbench.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Asks itself for a page or two, so that the first to be looked at needn't wait for what every first one brings along; what goes wrong is
    /// told to who asks next.</summary>
    public async Task WarmUpAsync(CancellationToken cancel)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        soon.CancelAfter(MostWarmUp);
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        client.DefaultRequestHeaders.Authorization = new("Bearer", gate.Token);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Mode", "navigate");
        try
        {
            foreach (var path in (string[])["/style.css", "/library"])
                using (await client.GetAsync(new Uri($"http://127.0.0.1:{Port}{path}"), soon.Token).ConfigureAwait(false)) { }
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException && !cancel.IsCancellationRequested)
        {
            // It would have been a favour.
        }
    }

    public async ValueTask DisposeAsync()
    {
        // Whoever is still being answered is cut off.
        await web.StopAsync(new CancellationToken(canceled: true)).ConfigureAwait(false);
        lease.Dispose();
        posts.Dispose();
        await web.DisposeAsync().ConfigureAwait(false);
    }

    private async Task AnswerAsync(HttpContext context)
    {
        try
        {
            McpPost.LetBodyIn(context);
            SentForm.LetBodyIn(context);
            if (PostEndpoint.Of(context.Request) is { } posted) SentBody.LetIn(context, posted.MostBytes);
            var refusal = gate.Refusal(context);
            if (refusal is null && McpPost.Is(context.Request))
            {
                await McpPost.AnswerAsync(context, desk).ConfigureAwait(false);
                return;
            }
            if (refusal is not null)
            {
                await refusal.SendAsync(context).ConfigureAwait(false);
                return;
            }
            var question = Question.Of(context.Request);
            if (ChangeStream.Is(question))
            {
                if (await stream.SendAsync(context, question).ConfigureAwait(false) is { } fault) await fault.SendAsync(context).ConfigureAwait(false);
                return;
            }
            await HeadStart.SendAsync(context, question, Task.Run(() => ReplyAsync(context, question)), options.Clock).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for it any more.
        }
    }

    private async Task<Reply> ReplyAsync(HttpContext context, Question question)
    {
        var known = context.Request.Headers.IfNoneMatch is { Count: > 0 } tags ? tags.ToString() : null;
        try
        {
            if (Routes.WithoutLedger(question) is { } same) return same;
            if (PostEndpoint.Of(context.Request) is { } posted) return await posts.TakeAsync(context, posted).ConfigureAwait(false);
            if (SentForm.Is(context.Request))
                return await (NoteDesk.Is(question) ? notes.TakeAsync(context) : review.TakeAsync(context, question)).ConfigureAwait(false);
            if (ReviewDesk.Is(question))
                return await lease.UseAsync(ledger => review.Show(ledger, question), context.RequestAborted).ConfigureAwait(false);
            return await lease.UseAsync(ledger => routes.Answer(ledger, question, known, context.RequestAborted), context.RequestAborted).ConfigureAwait(false);
        }
        catch (AnswerException e)
        {
            return Routes.Fault(question, e);
        }
        catch (LedgerException e)
        {
            return Routes.Fault(question, new AnswerException(503, e.Message + (e.IsLocked ? " Then load this page again." : ""), inner: e));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            options.OnFault(e);
            return Routes.Fault(question,
                new AnswerException(500, $"A fault in the program: {e.Message} 'entente serve' told more where it runs.", inner: e));
        }
    }
}
