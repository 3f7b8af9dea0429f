namespace Entente.Language;

/// <summary>Widths of the network; all but the counts are multiples of 16.</summary>
internal sealed record NetworkShape(
    int WordWidth, int PieceWidth, int ShapeWidth, int State, int Layers, int TagLayer,
    int TagHidden, int ArcWidth, int LabelWidth, int Words, int PieceBuckets, int Tags, int Labels)
{
    public int Input => WordWidth + PieceWidth + ShapeWidth;
    public int Output => 2 * State;

    /// <summary>Parts per direction of a layer's projection: the first layer's highway needs a projection of its own.</summary>
    public int Parts(int layer) => layer == 0 ? 4 : 3;

    /// <summary>The first layer sees a word between its neighbours.</summary>
    public int LayerInput(int layer) => layer == 0 ? 3 * Input : Output;
    public int Projection(int layer) => 2 * Parts(layer) * State;
    public int HeadWidth => 2 * ArcWidth + 2 * LabelWidth;
    public int TagsPadded => Kernels.Pad(Tags);
    public int LabelsPadded => Kernels.Pad(Labels);

    public const int Distances = 48;

    /// <summary>The class of an arc's length and direction: 0 the root; else exact up to 8 words, then coarser.</summary>
    public static int Distance(int dependent, int head)
    {
        if (head < 0) return 0;
        var apart = Math.Abs(head - dependent);
        var step = apart <= 8 ? apart : apart <= 10 ? 9 : apart <= 14 ? 10 : apart <= 20 ? 11 : apart <= 30 ? 12 : 13;
        return head < dependent ? step : 16 + step;
    }

    /// <summary>Name, rows and columns of every matrix, in the order in which they are stored.</summary>
    public IEnumerable<(string Name, int Rows, int Columns)> Matrices()
    {
        yield return ("word", Words, WordWidth);
        yield return ("piece", PieceBuckets, PieceWidth);
        yield return ("shape", WordFeatures.ShapeCount, ShapeWidth);
        for (var l = 0; l < Layers; l++)
        {
            yield return ($"w{l}", LayerInput(l), Projection(l));
            yield return ($"b{l}", 1, Projection(l));
            yield return ($"v{l}", 2, 2 * State);
        }
        yield return ("tag1", Output, TagHidden);
        yield return ("tag1b", 1, TagHidden);
        yield return ("tag2", TagHidden, TagsPadded);
        yield return ("tag2b", 1, TagsPadded);
        yield return ("heads", Output, HeadWidth);
        yield return ("headsb", 1, HeadWidth);
        yield return ("root", 1, ArcWidth + LabelWidth);
        yield return ("arc", ArcWidth, ArcWidth);
        yield return ("arcb", 1, ArcWidth);
        yield return ("distance", 1, Distances);
        yield return ("label", 3 * LabelWidth, LabelsPadded);
        yield return ("labelb", 1, LabelsPadded);
    }
}
