namespace Entente.Coding;

/// <summary>The four classes of CAMEO and PLOVER; the numbers are those that event data files use.</summary>
public enum QuadClass
{
    VerbalCooperation = 1,
    MaterialCooperation = 2,
    VerbalConflict = 3,
    MaterialConflict = 4,
}
