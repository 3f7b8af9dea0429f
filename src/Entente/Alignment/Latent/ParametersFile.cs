using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Entente.Alignment.Latent;

/// <summary>Fitted parameters as a table of text: '#' lines say what they were fitted to, then `persistence`, then a line an indicator.</summary>
/// <param name="Card">The '#' lines without the sign: data sets, versions, licences, how it was fitted.</param>
public sealed record ParametersFile(AlignmentParameters Parameters, ImmutableArray<AlignmentIndicator> Indicators, ImmutableArray<string> Card)
{
    private const string Columns = "indicator\tkind\tdirection\tintercept\tloading\tnoise\tweight";

    /// <exception cref="InvalidDataException">A line can't be read; says which.</exception>
    public static ParametersFile Read(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var card = ImmutableArray.CreateBuilder<string>();
        var indicators = ImmutableArray.CreateBuilder<AlignmentIndicator>();
        var parameters = ImmutableArray.CreateBuilder<IndicatorParameters>();
        double? persistence = null;
        var number = 0;
        foreach (var line in text.Split('\n'))
        {
            number++;
            if (line.StartsWith('#')) card.Add(line[1..].Trim());
            if (line.Length == 0 || line[0] == '#' || line == Columns) continue;
            var cells = line.Split('\t');
            try
            {
                if (cells is ["persistence", var value]) persistence = Number(value);
                else if (cells.Length == 7)
                {
                    indicators.Add(new(cells[0], Enum.Parse<LikelihoodKind>(cells[1]), int.Parse(cells[2], CultureInfo.InvariantCulture)));
                    parameters.Add(new(Number(cells[3]), Number(cells[4]), Number(cells[5]), Number(cells[6])));
                }
                else throw new FormatException($"{cells.Length} columns");
            }
            catch (Exception e) when (e is FormatException or ArgumentException)
            {
                throw new InvalidDataException($"{name}:{number}: '{line}' can't be read ({e.Message}). Expected: {Columns.Replace('\t', ' ')}, or 'persistence' and a number, with tabs between.");
            }
        }
        if (persistence is not { } rho) throw new InvalidDataException($"{name}: has no line 'persistence'. Write the file with 'entente align --all --fit --write-parameters FILE'.");
        return new(new AlignmentParameters(rho, parameters.ToImmutable(), 0, true), indicators.ToImmutable(), card.ToImmutable());
    }

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var line in Card) text.Append("# ").Append(line).Append('\n');
        text.Append("persistence\t").Append(Text(Parameters.Persistence)).Append('\n').Append(Columns).Append('\n');
        for (var i = 0; i < Indicators.Length; i++)
        {
            var (indicator, p) = (Indicators[i], Parameters.Indicators[i]);
            text.Append(CultureInfo.InvariantCulture, $"{indicator.Name}\t{indicator.Kind}\t{indicator.Direction}\t{Text(p.Intercept)}\t{Text(p.Loading)}\t{Text(p.Noise)}\t{Text(p.Weight)}\n");
        }
        return text.ToString();
    }

    private static double Number(string text) => double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);
}
