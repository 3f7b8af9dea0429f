namespace Entente.Outlook;

/// <summary>Adam (Kingma and Ba 2015) for one array of parameters, with its gradient and both moments.</summary>
internal sealed class Adam(float[] parameters, float decay = 1e-5f)
{
    private const float First = 0.9f, Second = 0.999f;
    private readonly float[] first = new float[parameters.Length], second = new float[parameters.Length];
    private int steps;

    public float[] Gradient { get; } = new float[parameters.Length];

    /// <summary>Takes the mean gradient of a batch and clears it.</summary>
    public void Step(int batch, float rate)
    {
        steps++;
        float firstShare = 1 - MathF.Pow(First, steps), secondShare = 1 - MathF.Pow(Second, steps);
        for (var i = 0; i < parameters.Length; i++)
        {
            var slope = Gradient[i] / batch;
            Gradient[i] = 0;
            first[i] = First * first[i] + (1 - First) * slope;
            second[i] = Second * second[i] + (1 - Second) * slope * slope;
            parameters[i] -= rate * (first[i] / firstShare / (MathF.Sqrt(second[i] / secondShare) + 1e-8f) + decay * parameters[i]);
        }
    }
}
