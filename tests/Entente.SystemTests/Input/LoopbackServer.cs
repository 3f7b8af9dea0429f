using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Entente.SystemTests.Input;

/// <summary>A server on loopback that answers with exactly the bytes it is told to, however wrong, and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public List<string> Requests { get; } = [];
    public string Address { get; }

    /// <param name="answer">From the path to the raw response; null to answer nothing and keep the line open.</param>
    public LoopbackServer(Func<string, byte[]?> answer)
    {
        _listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";
        _loop = Task.Run(() => Serve(answer));
    }

    public static byte[] Response(string status, string headers, byte[] body) =>
        [.. Encoding.ASCII.GetBytes($"HTTP/1.1 {status}\r\n{headers}Connection: close\r\n\r\n"), .. body];

    public static byte[] Ok(string type, byte[] body) => Response("200 OK", $"Content-Type: {type}\r\nContent-Length: {body.Length}\r\n", body);

    private async Task Serve(Func<string, byte[]?> answer)
    {
        var open = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                open.Add(client);
                var stream = client.GetStream();
                var request = new StringBuilder();
                var buffer = new byte[4096];
                while (!request.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer, _stop.Token);
                    if (read == 0) break;
                    request.Append(Encoding.ASCII.GetString(buffer, 0, read));
                }
                lock (Requests) Requests.Add(request.ToString());
                if (answer(request.ToString().Split(' ').ElementAtOrDefault(1) ?? "/") is not { } bytes) continue;
                try { await stream.WriteAsync(bytes, _stop.Token); }
                catch (IOException) { /* the client hung up, as it should where the answer is too long */ }
                client.Close();
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException) { /* stopped */ }
        finally { foreach (var client in open) client.Dispose(); }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _listener.Stop();
        _stop.Dispose();
    }
}
