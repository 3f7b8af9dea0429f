namespace Entente.Alignment.Explanation;

/// <summary>What kind of reason for standing close a predictor stands for.</summary>
public enum PredictorGroup
{
    /// <summary>What two states want of third ones or of each other: common rivals and sanctioners, trade, arms, a border.</summary>
    Interests,
    /// <summary>How alike they are governed, or what they say of human rights.</summary>
    Values,
}
