using System.Buffers.Binary;
using System.Text;

namespace Entente.TrainReader;

/// <summary>
/// Makes TorchSharp's native library load where the C++ library is GCC 12's (Debian 12): its one symbol of GLIBCXX_3.4.32 becomes one of GLIBCXX_3.4
/// that does the same work
/// (it initialises the standard streams once and does not use its argument). A library that is already mended, or needs no mending, is left as it is.
/// </summary>
internal static class NativeLibrary
{
    private const string Newer = "GLIBCXX_3.4.32", Older = "GLIBCXX_3.4";
    private const uint VersionNeeds = 0x6ffffffe;

    public static void Mend()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");
        if (!File.Exists(path)) return;
        var bytes = File.ReadAllBytes(path);
        if (!Mended(bytes)) return;
        var temporary = path + ".new";
        File.WriteAllBytes(temporary, bytes);
        File.Move(temporary, path, overwrite: true);
    }

    private static bool Mended(byte[] b)
    {
        long Long(long at) => BinaryPrimitives.ReadInt64LittleEndian(b.AsSpan((int)at));
        uint Int(long at) => BinaryPrimitives.ReadUInt32LittleEndian(b.AsSpan((int)at));
        int Short(long at) => BinaryPrimitives.ReadUInt16LittleEndian(b.AsSpan((int)at));
        string Name(long at) => Encoding.ASCII.GetString(b, (int)at, Array.IndexOf(b, (byte)0, (int)at) - (int)at);
        var (sections, size, count) = (Long(0x28), Short(0x3A), Short(0x3C));
        for (var i = 0; i < count; i++)
        {
            var section = sections + (i * size);
            if (Int(section + 4) != VersionNeeds) continue;
            var names = Long(sections + (Int(section + 0x28) * size) + 0x18);
            for (var need = Long(section + 0x18); ; need += Int(need + 12))
            {
                long newer = -1, older = -1;
                var entry = need + Int(need + 8);
                for (var k = 0; k < Short(need + 2); k++, entry += Int(entry + 12))
                {
                    var name = Name(names + Int(entry + 8));
                    if (name == Newer) newer = entry;
                    if (name == Older) older = entry;
                }
                if (newer >= 0 && older >= 0)
                {
                    b.AsSpan((int)older, 4).CopyTo(b.AsSpan((int)newer));
                    b.AsSpan((int)older + 8, 4).CopyTo(b.AsSpan((int)newer + 8));
                    var from = "\0_ZSt21ios_base_library_initv\0"u8;
                    var at = b.AsSpan((int)names).IndexOf(from);
                    if (at < 0) return false;
                    "\0_ZNSt8ios_base4InitC1Ev\0"u8.CopyTo(b.AsSpan((int)names + at));
                    return true;
                }
                if (Int(need + 12) == 0) break;
            }
        }
        return false;
    }
}
