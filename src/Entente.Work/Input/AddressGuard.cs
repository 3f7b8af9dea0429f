using System.Net;
using System.Net.Sockets;

namespace Entente.Work.Input;

/// <summary>
/// Keeps a page of the world from sending the program to this machine or its network: an address there is connected to only where the user named
/// one. The check is made on the addresses
/// that are connected to, at each hop, so that no name can be made to mean another address afterwards.
/// </summary>
/// <param name="isInside">Which addresses those are.</param>
/// <param name="mayBeInside">Whether one may be connected to at all; absent: where the first address, the user's own, is one.</param>
internal sealed class AddressGuard(Func<IPAddress, bool> isInside, bool? mayBeInside = null)
{
    private bool redirected, namedInside;

    /// <summary>From now on addresses are not the user's own choice.</summary>
    public void Redirected() => redirected = true;

    /// <summary>True where the name or number stands for an address of this machine or its network now; false also where it stands for nothing.</summary>
    public static async Task<bool> NamesInsideAsync(Uri address, Func<IPAddress, bool> isInside, CancellationToken cancel)
    {
        if (IPAddress.TryParse(address.DnsSafeHost, out var literal)) return isInside(literal);
        try
        {
            return (await Dns.GetHostAddressesAsync(address.DnsSafeHost, cancel).ConfigureAwait(false)).Any(isInside);
        }
        catch (SocketException)
        {
            return false;
        }
    }

    public async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, cancel).ConfigureAwait(false);
        if (mayBeInside == false && addresses.FirstOrDefault(isInside) is { } own)
            throw new IOException($"{host} is at {own}, an address of this machine or its network, which is gone to only where the feed was named at one.");
        if (mayBeInside is null && !redirected) namedInside |= addresses.Any(isInside);
        else if (mayBeInside is null && !namedInside && addresses.FirstOrDefault(isInside) is { } inside)
            throw new IOException($"it redirects to {host} ({inside}), an address of this machine or its network, which no page of the world is followed to.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Loopback, link-local, private, shared and unspecified addresses (RFC 1122, 1918, 3927, 4193, 4291, 6598).</summary>
    public static bool IsInside(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return true;
        var b = address.GetAddressBytes();
        return address.AddressFamily == AddressFamily.InterNetwork
            ? b[0] is 0 or 10 or 127 || (b[0] == 169 && b[1] == 254) || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168)
                || (b[0] == 100 && b[1] is >= 64 and < 128)
            : address.IsIPv6LinkLocal || address.IsIPv6SiteLocal || address.IsIPv6UniqueLocal || address.Equals(IPAddress.IPv6Any);
    }
}
