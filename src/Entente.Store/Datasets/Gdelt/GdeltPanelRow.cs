namespace Entente.Store.Datasets.Gdelt;

/// <summary>Counts of one ordered pair of countries in one period.</summary>
/// <param name="Actor">CAMEO country code of Actor1.</param>
/// <param name="Recipient">CAMEO country code of Actor2.</param>
/// <param name="Period">YYYY, YYYY-MM or YYYY-MM-DD.</param>
/// <param name="Root">CAMEO root code 1 to 20; 0 where root codes were not asked for.</param>
/// <param name="Quad1">Rows of QuadClass 1, verbal cooperation; the others in the order of the class.</param>
/// <param name="GoldsteinSum">Sum of the Goldstein values that the rows carry.</param>
/// <param name="Scored">Rows that carry a Goldstein value.</param>
/// <param name="Reports">Sum of NumMentions.</param>
public readonly record struct GdeltPanelRow(string Actor, string Recipient, string Period, int Root,
    uint Quad1, uint Quad2, uint Quad3, uint Quad4, decimal GoldsteinSum, uint Scored, uint Reports)
{
    public uint Rows => Quad1 + Quad2 + Quad3 + Quad4;

    /// <summary>Mean of the Goldstein values in the rows; null where no row carries one.</summary>
    public decimal? GoldsteinMean => Scored == 0 ? null : GoldsteinSum / Scored;
}
