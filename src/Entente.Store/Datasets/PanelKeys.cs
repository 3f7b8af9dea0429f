using System.Globalization;
using System.Text;
using Entente.Actors;
using Entente.Panels;
using Entente.Record;

namespace Entente.Store.Datasets;

/// <summary>The codes of a row's states at its date, and its period; remembered by state and period, as rows repeat them.</summary>
internal sealed class PanelKeys(Panel panel, ActorRegister register)
{
    private readonly Dictionary<(int Place, int Period), (int? Cow, int? Gw, byte[] Cows, byte[] Gws)> codes = [];
    private readonly byte[][] names = [.. panel.States.Select(s => Encoding.ASCII.GetBytes(s.Value))];
    private readonly Dictionary<int, byte[]> periods = [];

    public object?[] Values(int row)
    {
        var (a, b) = panel.Places(row);
        var period = panel.Period(row);
        var (one, other) = (Codes(a, period), Codes(b, period));
        object?[] of = [one.Cow, other.Cow, one.Gw, other.Gw, panel.States[a].Value, panel.States[b].Value, period.First.Year];
        return period.Unit switch
        {
            PeriodUnit.Year => of,
            PeriodUnit.Month => [.. of, period.ToString(), period.MonthId],
            _ => [.. of, PanelPeriod.Of(PeriodUnit.Month, period.First).ToString(), PanelPeriod.Of(PeriodUnit.Month, period.First).MonthId, period.ToString()],
        };
    }

    public int Put(int row, Span<byte> into)
    {
        var (a, b) = panel.Places(row);
        var period = panel.Period(row);
        var (one, other) = (Codes(a, period), Codes(b, period));
        var at = 0;
        Put(into, ref at, one.Cows);
        Put(into, ref at, other.Cows);
        Put(into, ref at, one.Gws);
        Put(into, ref at, other.Gws);
        Put(into, ref at, names[a]);
        into[at++] = (byte)',';
        Put(into, ref at, names[b]);
        into[at++] = (byte)',';
        if (!periods.TryGetValue(period.Number, out var text))
            periods[period.Number] = text =
                Encoding.ASCII.GetBytes(string.Join(',', Values(row)[6..].Select(v => Convert.ToString(v, CultureInfo.InvariantCulture))));
        Put(into, ref at, text);
        return at;
    }

    private static void Put(Span<byte> into, ref int at, byte[] text)
    {
        text.CopyTo(into[at..]);
        at += text.Length;
    }

    private (int? Cow, int? Gw, byte[] Cows, byte[] Gws) Codes(int place, PanelPeriod period)
    {
        // Codes change at most with the year they are asked for: the period's last day decides.
        if (codes.TryGetValue((place, period.Number), out var found)) return found;
        int? Of(CodeSystem system) => register.CodeOf(panel.States[place], system, period.Last) is { } code
            ? int.Parse(code, CultureInfo.InvariantCulture) : null;
        var own = panel.NumberOf(place, period);
        int? cow = panel.Request.System == StateSystem.Cow ? own : Of(CodeSystem.Cow), gw = panel.Request.System == StateSystem.Cow
            ? Of(CodeSystem.GleditschWard) : own;
        byte[] Text(int? code) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{code},"));
        return codes[(place, period.Number)] = (cow, gw, Text(cow), Text(gw));
    }
}
