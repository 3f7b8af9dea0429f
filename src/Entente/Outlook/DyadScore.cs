namespace Entente.Outlook;

/// <summary>How one way of forecasting did over all cases.</summary>
/// <param name="Brier">Mean square of the chance less 1 or 0; lower is better.</param>
/// <param name="LogLoss">Mean negative logarithm of the chance of what happened; lower is better.</param>
/// <param name="PrecisionRecall">Average precision; higher is better, the share of events is what knowing nothing gets.</param>
public readonly record struct DyadScore(double Brier, double LogLoss, double PrecisionRecall);
