using System.Text;

namespace Entente.Documents;

/// <summary>Sets a reading text together, character by character, in the order of the original.</summary>
internal sealed class ReadingTextBuilder
{
    private readonly StringBuilder _text = new();
    private readonly List<int> _reading = [], _original = [], _length = [];
    private bool _space, _break;
    private (int Start, int Length) _spaceAt;
    private int _nextInRun = -1, _end;

    public int Length => _text.Length;

    /// <summary>Where in the original the last sign that isn't white space ends.</summary>
    public int Reached => _end;

    /// <summary>Where each paragraph begins and ends in the reading text.</summary>
    public List<TextSpan> Paragraphs { get; } = [];
    private int _paragraph;

    /// <summary>Adds a character that stands for original[start..start+length].</summary>
    public void Add(char c, int start, int length = 1)
    {
        c = Normalize(c);
        if (c == '\0') return;
        if (c is ' ' or '\n')
        {
            if (!_space) (_space, _spaceAt) = (true, (start, length));
            else if (start + length > _spaceAt.Start) _spaceAt = (_spaceAt.Start, Math.Max(_spaceAt.Length, start + length - _spaceAt.Start));
            return;
        }
        if (_break && _text.Length > 0)
        {
            // Two signs for the gap between two paragraphs: the first carries the whole gap.
            Paragraphs.Add(new(_paragraph, _text.Length));
            Append('\n', _end, Math.Max(0, start - _end));
            Append('\n', Math.Max(start, _end), 0);
            _paragraph = _text.Length;
        }
        else if (_space && _text.Length > 0) Append(' ', _spaceAt.Start, _spaceAt.Length);
        (_break, _space) = (false, false);
        Append(c, start, length);
        _end = start + length;
    }

    /// <summary>What follows is a paragraph of its own.</summary>
    public void Break() => _break = true;

    public ReadingText Build()
    {
        if (_text.Length > _paragraph) Paragraphs.Add(new(_paragraph, _text.Length));
        return new(_text.ToString(), [.. _reading], [.. _original], [.. _length]);
    }

    private void Append(char c, int start, int length)
    {
        if (length != 1 || start != _nextInRun)
        {
            _reading.Add(_text.Length);
            _original.Add(start);
            _length.Add(length == 1 ? -1 : length);
        }
        _nextInRun = length == 1 ? start + 1 : -1;
        _text.Append(c);
    }

    /// <summary>The character as it is read; '\0' where it is not read at all.</summary>
    public static char Normalize(char c) => c switch
    {
        '\u00AD' or '\u200B' or '\u200C' or '\u200D' or '\u200E' or '\u200F' or '\u2060' or '\uFEFF' => '\0',
        '\u2018' or '\u2019' or '\u201A' or '\u201B' or '\u02BC' => '\'',
        '\u201C' or '\u201D' or '\u201E' or '\u201F' => '"',
        '\u2028' or '\u2029' or '\n' => '\n',
        _ when char.IsWhiteSpace(c) => ' ',
        _ when char.IsControl(c) => '\0',
        _ => c,
    };
}
