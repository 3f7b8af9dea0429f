namespace Entente.Blocs.Exact;

/// <summary>Where the cutting planes come from: odd cycles for two camps, broken positive paths for any number of blocs.</summary>
internal interface IRowSource
{
    List<CoverRow> First(int most);

    /// <summary>Rows which y falls short of by more than <paramref name="tolerance"/>; none means that y meets them all.</summary>
    List<CoverRow> Violated(double[] y, double tolerance, int most, Patience patience);
}
