using System.Text;
using Entente.Language;

namespace Entente.Training;

/// <summary>
/// Makes "CITY, Month 9 (AGENCY) --" before the first paragraph of a document, from names of the treebank: a sentence of its own, as EWT has it
/// in the few it holds.
/// </summary>
internal sealed class Datelines
{
    private static readonly string[] Dashes = ["-", "--", "—", "–"];
    private readonly string[] _names, _capitals, _months;

    public Datelines(Treebank treebank)
    {
        bool Name(GoldWord w) => w.Upos == "PROPN" && w.Form.Length >= 4 && w.Form.All(char.IsLetter) && char.IsUpper(w.Form[0]) && !w.Form.All(char.IsUpper);
        var words = treebank.Sentences.SelectMany(s => s.Words).ToArray();
        _names = [.. words.Where(Name).Select(w => w.Form)];
        _capitals = [.. words.Where(w => w.Upos == "PROPN" && w.Form.Length is >= 2 and <= 5 && w.Form.All(char.IsUpper)).Select(w => w.Form)];
        _months = [.. treebank.Sentences.SelectMany(s => s.Words.Zip(s.Words.Skip(1))).Where(p => Name(p.First) && p.Second.Upos == "NUM"
            && p.Second.Form.Length <= 2).Select(p => p.First.Form)];
    }

    public bool Possible => _names.Length > 0 && _capitals.Length > 0 && _months.Length > 0;

    /// <summary>Writes the words of a dateline, parted as in print, to the text; adds them to the tokens.</summary>
    public void Write(Random random, StringBuilder text, List<RawToken> tokens)
    {
        void Add(string word, bool space)
        {
            if (space && text.Length > 0) text.Append(' ');
            tokens.Add(new RawToken(text.Length, text.Length + word.Length, false));
            text.Append(word);
        }
        string Pick(string[] from) => from[random.Next(from.Length)];
        var city = Pick(_names);
        Add(random.Next(3) > 0 ? city.ToUpperInvariant() : city, true);
        var kind = random.Next(4);
        if (kind == 1)
        {
            Add(",", false);
            Add(Pick(_names), true);
        }
        if (kind >= 2)
        {
            Add(",", false);
            Add(Pick(_months), true);
            Add((1 + random.Next(31)).ToString(System.Globalization.CultureInfo.InvariantCulture), true);
        }
        if (kind != 1 || random.Next(3) > 0)
        {
            Add("(", true);
            Add(random.Next(3) > 0 ? Pick(_capitals) : Pick(_names), false);
            Add(")", false);
        }
        Add(Pick(Dashes), true);
    }
}
