using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Entente.SystemTests.Ledger;
using Xunit;

namespace Entente.SystemTests.Mcp;

/// <summary>`entente mcp` in a process of its own, and raw JSON-RPC lines.</summary>
internal sealed class McpClient : IDisposable
{
    private readonly Process process;
    private int last;

    public McpClient(string ledgerPath)
    {
        process = ProgramChild.Start(true, "mcp", "--ledger", ledgerPath);
        Hello = Ask("initialize", new JsonObject
        {
            ["protocolVersion"] = "2025-06-18", ["capabilities"] = new JsonObject(), ["clientInfo"] = new JsonObject { ["name"] = "test", ["version"] = "1" },
        });
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["method"] = "notifications/initialized" });
    }

    public JsonElement Hello { get; }

    /// <summary>The whole answer, with its result or error.</summary>
    public JsonElement Ask(string method, JsonObject parameters)
    {
        Send(new JsonObject { ["jsonrpc"] = "2.0", ["id"] = ++last, ["method"] = method, ["params"] = parameters });
        while (true)
        {
            var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException(process.StandardError.ReadToEnd());
            // Whatever stands on standard output is the protocol's.
            var answer = JsonDocument.Parse(line).RootElement;
            Assert.Equal("2.0", answer.GetProperty("jsonrpc").GetString());
            if (answer.TryGetProperty("id", out var id) && id.GetInt32() == last) return answer;
        }
    }

    /// <summary>What a tool says, and whether it is an error.</summary>
    public (JsonElement Said, bool IsError) Call(string tool, params (string Name, string Value)[] arguments)
    {
        var given = new JsonObject();
        foreach (var (name, value) in arguments) given[name] = value;
        var result = Ask("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = given }).GetProperty("result");
        var text = Assert.Single(result.GetProperty("content").EnumerateArray()).GetProperty("text").GetString()!;
        return (JsonDocument.Parse(text).RootElement, result.TryGetProperty("isError", out var error) && error.GetBoolean());
    }

    /// <summary>Ends the input; the program ends by itself.</summary>
    public int End()
    {
        process.StandardInput.Close();
        Assert.Equal("", process.StandardOutput.ReadToEnd());
        process.WaitForExit();
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
    }

    private void Send(JsonObject message)
    {
        process.StandardInput.WriteLine(message.ToJsonString());
        process.StandardInput.Flush();
    }
}
