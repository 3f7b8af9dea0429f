using Entente.Store;
using Entente.Web.Notes;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Entente.Web.Mcp;

/// <summary>The Model Context Protocol over a ledger: tools and resources, all of which only read.</summary>
public static class AssistantServer
{
    private const string Instructions = "Entente is a ledger of what documents claim about relations between states and of published data sets, with evidence. "
        + "State nothing as its finding without the id that the tool gave (c-, p-, m-, e-, d-); use verify_quote before you put words between quotation marks. "
        + "'cannot be told' is an answer: pass it on. The ledger knows what was said, not who is right. " + ToolAnswer.Notice;

    /// <summary>Serves standard input and output until the input ends. Nothing but the protocol is written to standard output.</summary>
    public static async Task RunAsync(WorkbenchAnswers answers, WorkbenchOptions options, CancellationToken cancel)
    {
        using var lease = new LedgerLease(answers.Open, options);
        var settings = Options(new LedgerDesk(lease, new Routes(answers, options.Clock, new NoteForm(options with { IsReadOnly = true }))));
        await using var transport = new StdioServerTransport(settings);
        await using var server = McpServer.Create(transport, settings);
        await server.RunAsync(cancel).ConfigureAwait(false);
    }

    internal static McpServerOptions Options(LedgerDesk desk)
    {
        var (tools, resources) = (new LedgerTools(desk), new LedgerResources(desk));
        return new McpServerOptions
        {
            ServerInfo = new Implementation { Name = "entente", Title = "Entente", Version = LedgerFile.ProgramVersion },
            ServerInstructions = Instructions,
            Capabilities = new ServerCapabilities { Tools = new ToolsCapability(), Resources = new ResourcesCapability() },
            Handlers = new McpServerHandlers
            {
                ListToolsHandler = (_, _) => ValueTask.FromResult(new ListToolsResult { Tools = LedgerTools.List }),
                CallToolHandler = (request, cancel) => tools.CallAsync(request.Params!.Name,
                    request.Params.Arguments ?? new Dictionary<string, System.Text.Json.JsonElement>(), cancel),
                ListResourcesHandler = (_, _) => ValueTask.FromResult(new ListResourcesResult()),
                ListResourceTemplatesHandler = (_, _) =>
                    ValueTask.FromResult(new ListResourceTemplatesResult { ResourceTemplates = LedgerResources.Templates }),
                ReadResourceHandler = (request, cancel) => resources.ReadAsync(request.Params!.Uri, cancel),
            },
        };
    }
}
