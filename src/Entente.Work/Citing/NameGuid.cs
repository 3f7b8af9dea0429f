using System.Security.Cryptography;
using System.Text;

namespace Entente.Work.Citing;

/// <summary>Keys of RFC 9562, version 5, in a name space of our own: the same name has the same key on every machine.</summary>
public static class NameGuid
{
    /// <summary>Drawn once; STIX forbids its own name space for these kinds of objects.</summary>
    private static readonly Guid Space = new("6f1d3c52-0b7e-4c7a-9d0e-52a1f3b8c4e7");

    public static Guid Of(string name) => Of(Space, name);

    public static Guid Of(Guid space, string name)
    {
        // Version 5 is defined by SHA-1; it is a key here and guards nothing.
#pragma warning disable CA5350
        var hash = SHA1.HashData([.. space.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes(name)]);
#pragma warning restore CA5350
        hash[6] = (byte)(hash[6] & 0x0f | 0x50);
        hash[8] = (byte)(hash[8] & 0x3f | 0x80);
        return new Guid(hash.AsSpan(0, 16), bigEndian: true);
    }
}
