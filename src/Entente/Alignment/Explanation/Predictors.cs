using System.Collections.Immutable;
using Entente.Alignment.Faces;

namespace Entente.Alignment.Explanation;

/// <summary>All regressors of the second stage. One that is a record of a face doesn't explain that face (<see cref="RecordOf"/>).</summary>
public static class Predictors
{
    public static Predictor CommonRivals { get; } = new("common-rivals", PredictorGroup.Interests, "strategic rivals in common, log(1 + number)",
        ["rivalry.strategic"]);
    public static Predictor CommonSanctioners { get; } = new("common-sanctioners", PredictorGroup.Interests,
        "states that sanction both, log(1 + number)", ["sanction.any"]);
    public static Predictor ArmsDependence { get; } = new("arms-dependence", PredictorGroup.Interests,
        "share of the one's major arms of five years that came from the other, the larger of the two directions", ["arms.tiv"]);
    public static Predictor Border { get; } = new("border", PredictorGroup.Interests, "1 with a common border by land or river", ["contiguity"]);
    public static Predictor TradeDependence { get; } = new("trade-dependence", PredictorGroup.Interests,
        "mean of each one's share in the other's trade; flows under a million dollars count as none", ["trade.exports"]);
    public static Predictor TradeAsymmetry { get; } = new("trade-asymmetry", PredictorGroup.Interests, "difference of those two shares", ["trade.exports"]);
    public static Predictor RegimeDistance { get; } = new("regime-distance", PredictorGroup.Values,
        "difference of electoral democracy (V-Dem polyarchy)", ["regime.polyarchy.distance"]);
    public static Predictor LiberalDistance { get; } = new("liberal-distance", PredictorGroup.Values,
        "difference of liberal democracy (V-Dem libdem)", ["regime.libdem.distance"]);
    public static Predictor HumanRightsDistance { get; } = new("human-rights-votes", PredictorGroup.Values,
        "1 less agreement in roll calls on human rights", ["un.agreement.half"]);

    /// <summary>The face that the predictor is itself a record of; absent where it is of none.</summary>
    public static Face? RecordOf(Predictor predictor) => predictor == ArmsDependence ? Face.Security : predictor == HumanRightsDistance ? Face.Votes : null;

    /// <summary>In a table's order.</summary>
    public static ImmutableArray<Predictor> All { get; } =
        [CommonRivals, CommonSanctioners, ArmsDependence, Border, TradeDependence, TradeAsymmetry, RegimeDistance, LiberalDistance, HumanRightsDistance];

    /// <summary>Years for which the last value on record stands after its data set ends: borders 10, rivalries 4, arms 3, sanctions 2, all others 0.</summary>
    public static int HoldYears(Predictor predictor) => predictor.Name switch { "border" => 10, "common-rivals" => 4, "arms-dependence" => 3,
        "common-sanctioners" => 2, _ => 0 };
}
