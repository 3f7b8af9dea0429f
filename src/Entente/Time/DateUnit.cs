namespace Entente.Time;

internal enum DateUnit : byte { Minute, Hour, Day, Week, Weekend, Fortnight, Month, Quarter, Year, Decade, Century }
