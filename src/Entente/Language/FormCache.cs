using System.Runtime.InteropServices;

namespace Entente.Language;

/// <summary>
/// Rows worked out once a form. The first forms met are kept, which are mostly the frequent ones; others live for one batch.
/// After many of those the cache starts afresh, since the text may have turned to something else.
/// </summary>
internal sealed unsafe class FormCache(int width)
{
    private const int Kept = 4096, PageRows = 128, FreshBeforeRestart = 30_000;
    private readonly Dictionary<string, int> _places = new(Kept, StringComparer.Ordinal);
    private readonly Dictionary<string, int> _freshPlaces = new(StringComparer.Ordinal);
    private readonly List<string> _fresh = [];
    private readonly List<float[]> _pages = [];
    private float[] _freshRows = [];
    private int[] _rows = [];
    private int _freshSeen;

    /// <summary>Finds the rows of a batch's forms; returns the forms that have none yet.</summary>
    public List<string> Place(IReadOnlyList<string> forms)
    {
        if (_freshSeen > FreshBeforeRestart)
        {
            _places.Clear();
            _freshSeen = 0;
        }
        _fresh.Clear();
        _freshPlaces.Clear();
        if (_rows.Length < forms.Count) _rows = new int[2 * forms.Count];
        for (var i = 0; i < forms.Count; i++)
        {
            if (_places.TryGetValue(forms[i], out var place)) _rows[i] = place;
            else
            {
                if (!_freshPlaces.TryGetValue(forms[i], out place))
                {
                    _freshPlaces[forms[i]] = place = _fresh.Count;
                    _fresh.Add(forms[i]);
                }
                _rows[i] = ~place;
            }
        }
        return _fresh;
    }

    /// <summary>Room for the new forms' rows, in their order.</summary>
    public float* Fresh()
    {
        if (_freshRows.Length < _fresh.Count * width) _freshRows = GC.AllocateUninitializedArray<float>(_fresh.Count * width * 3 / 2, pinned: true);
        return (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_freshRows, 0);
    }

    /// <summary>Keeps the new rows while there is room.</summary>
    public void Keep()
    {
        for (var k = 0; k < _fresh.Count && _places.Count < Kept; k++)
        {
            var place = _places.Count;
            if (place / PageRows == _pages.Count) _pages.Add(GC.AllocateUninitializedArray<float>(PageRows * width, pinned: true));
            _freshRows.AsSpan(k * width, width).CopyTo(_pages[place / PageRows].AsSpan(place % PageRows * width, width));
            _places[_fresh[k]] = place;
        }
        if (_places.Count == Kept) _freshSeen += _fresh.Count;
    }

    /// <summary>The row of the batch's word i.</summary>
    public float* At(int i) => _rows[i] < 0
        ? (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_freshRows, ~_rows[i] * width)
        : (float*)Marshal.UnsafeAddrOfPinnedArrayElement(_pages[_rows[i] / PageRows], _rows[i] % PageRows * width);
}
