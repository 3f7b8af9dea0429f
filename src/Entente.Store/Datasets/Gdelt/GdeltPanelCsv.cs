using System.Globalization;
using System.Text;

namespace Entente.Store.Datasets.Gdelt;

/// <summary>
/// Writes an event panel as comma-separated text: actor, recipient, period, [root,] verbal_cooperation, material_cooperation, verbal_conflict,
/// material_conflict, goldstein_sum, goldstein_mean (four decimals; empty where no row carries a value), scored (rows that carry one), reports.
/// </summary>
public static class GdeltPanelCsv
{
    public static void Write(GdeltPanel panel, Stream to)
    {
        var period = panel.Options.Period switch { EventPeriod.Year => "year", EventPeriod.Month => "month", _ => "day" };
        var root = panel.Options.ByRoot ? "root," : "";
        to.Write(Encoding.ASCII.GetBytes(
            $"actor,recipient,{period},{root}verbal_cooperation,material_cooperation,verbal_conflict,material_conflict,goldstein_sum,"
            + $"goldstein_mean,scored,reports\n"));
        var buffer = new byte[1 << 18];
        var codes = new byte[ushort.MaxValue + 1][];
        var periods = new Dictionary<int, byte[]>();
        var at = 0;
        foreach (ref readonly var cell in panel.Cells)
        {
            if (buffer.Length - at < 256)
            {
                to.Write(buffer, 0, at);
                at = 0;
            }
            Put(buffer, ref at, codes[cell.Actor] ??= Encoding.ASCII.GetBytes(panel.Code(cell.Actor) + ","));
            Put(buffer, ref at, codes[cell.Recipient] ??= Encoding.ASCII.GetBytes(panel.Code(cell.Recipient) + ","));
            if (!periods.TryGetValue(cell.Period, out var text))
                periods[cell.Period] = text = Encoding.ASCII.GetBytes(panel.PeriodText(cell.Period) + ",");
            Put(buffer, ref at, text);
            if (panel.Options.ByRoot) Number(buffer, ref at, cell.Root, ',');
            Number(buffer, ref at, cell.Quad1, ',');
            Number(buffer, ref at, cell.Quad2, ',');
            Number(buffer, ref at, cell.Quad3, ',');
            Number(buffer, ref at, cell.Quad4, ',');
            Decimal(buffer, ref at, cell.Goldstein);
            if (cell.Scored > 0) Decimal(buffer, ref at, Divide(cell.Goldstein, cell.Scored));
            else buffer[at++] = (byte)',';
            Number(buffer, ref at, cell.Scored, ',');
            Number(buffer, ref at, cell.Reports, '\n');
        }
        to.Write(buffer, 0, at);
    }

    /// <summary>Rounded to the nearest, halves away from zero.</summary>
    private static long Divide(long sum, uint count) => sum >= 0 ? (sum + count / 2) / count : -((-sum + count / 2) / count);

    private static void Put(byte[] buffer, ref int at, byte[] text)
    {
        text.CopyTo(buffer, at);
        at += text.Length;
    }

    private static void Number(byte[] buffer, ref int at, long value, char end)
    {
        if ((ulong)value < 10) buffer[at++] = (byte)('0' + value);
        else
        {
            value.TryFormat(buffer.AsSpan(at), out var written, provider: CultureInfo.InvariantCulture);
            at += written;
        }
        buffer[at++] = (byte)end;
    }

    private static void Decimal(byte[] buffer, ref int at, long tenThousandths)
    {
        if (tenThousandths < 0)
        {
            buffer[at++] = (byte)'-';
            tenThousandths = -tenThousandths;
        }
        Number(buffer, ref at, tenThousandths / 10_000, '.');
        var rest = (int)(tenThousandths % 10_000);
        buffer[at++] = (byte)('0' + rest / 1000);
        buffer[at++] = (byte)('0' + rest / 100 % 10);
        buffer[at++] = (byte)('0' + rest / 10 % 10);
        buffer[at++] = (byte)('0' + rest % 10);
        buffer[at++] = (byte)',';
    }
}
