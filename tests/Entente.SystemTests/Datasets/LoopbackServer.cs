using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace Entente.SystemTests.Datasets;

/// <summary>A publisher on loopback that serves one content, with ranges, and may break off.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly byte[] content;
    private int served;

    public LoopbackServer(byte[] content)
    {
        this.content = content;
        listener.Start();
        Address = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        _ = Task.Run(Serve);
    }

    public string Address { get; }
    public List<string> Asked { get; } = [];
    /// <summary>Breaks the first answer off after so many bytes.</summary>
    public int? CutFirst { get; init; }
    public int LastFrom { get; private set; }

    private async Task Serve()
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await Answer(client.GetStream());
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task Answer(NetworkStream stream)
    {
        using var reader = new StreamReader(stream, Encoding.ASCII, leaveOpen: true);
        var path = (await reader.ReadLineAsync())!.Split(' ')[1];
        var from = 0;
        while (await reader.ReadLineAsync() is { Length: > 0 } header)
            if (header.StartsWith("Range: bytes=", StringComparison.OrdinalIgnoreCase)) from =
                int.Parse(header["Range: bytes=".Length..].TrimEnd('-'), System.Globalization.CultureInfo.InvariantCulture);
        Asked.Add(path);
        LastFrom = from;
        var body = path.EndsWith("md5sums", StringComparison.Ordinal)
            ? Encoding.ASCII.GetBytes($"{Convert.ToHexStringLower(MD5.HashData(content))}  20150219.export.CSV.zip\n") : content[from..];
        var head = path.Contains("missing", StringComparison.Ordinal) ? "404 Not Found" : from > 0 ? "206 Partial Content" : "200 OK";
        var type = path.EndsWith(".html", StringComparison.Ordinal) ? "text/html" : "application/octet-stream";
        var range = from > 0 ? $"Content-Range: bytes {from}-{content.Length - 1}/{content.Length}\r\n" : "";
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {head}\r\nContent-Length: {body.Length}\r\nContent-Type: {type}\r\nETag: \"one\"\r\n{range}Connection: close\r\n\r\n"));
        await stream.WriteAsync(body.AsMemory(0, served++ == 0 && CutFirst is { } cut ? cut : body.Length));
        await stream.FlushAsync();
    }

    public void Dispose() => listener.Dispose();
}
