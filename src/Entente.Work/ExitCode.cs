namespace Entente.Work;

/// <summary>What the process tells its caller.</summary>
public static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    /// <summary>Something asked for could not be traced to its evidence.</summary>
    public const int Untraceable = 3;
    /// <summary>`entente news`: nothing changed.</summary>
    public const int NoNews = 10;
}
