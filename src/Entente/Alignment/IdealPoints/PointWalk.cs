namespace Entente.Alignment.IdealPoints;

/// <summary>The Gaussian posteriors of the voters' points: a random walk with Student-t steps for each state, smoothed by Kalman's recursions.</summary>
internal sealed class PointWalk(BallotTable table, IdealPointOptions options)
{
    /// <summary>Variance of a state's point at its first session, before the Assembly's scale of 1.</summary>
    private const double FirstVariance = 1;

    public double[] Means { get; } = new double[table.Voters.Length];
    public double[] Deviations { get; } = new double[table.Voters.Length];
    public double StepVariance { get; private set; } = options.StepScale is { } scale ? scale * scale : 0.02;

    // Precision weight of the step into each voter's session (1 at a state's first).
    private readonly double[] weights = [.. Enumerable.Repeat(1.0, table.Voters.Length)];
    private readonly double[] lagCovariances = new double[table.Voters.Length];

    private int States => table.StateStarts.Length - 1;

    /// <summary>First guess: each state's place on the leading axis of who votes with whom over all sessions.</summary>
    public void Start()
    {
        var stateOf = new int[Means.Length];
        for (var s = 0; s < States; s++)
            for (var v = table.StateStarts[s]; v < table.StateStarts[s + 1]; v++) stateOf[v] = s;
        var axis = new double[States];
        for (var s = 0; s < States; s++) axis[s] = Math.Sin(1.7 * s + 0.3) * 0.1;
        var reference = Array.FindIndex(table.Voters, v => v.State == options.ReferenceState);
        if (reference >= 0) axis[stateOf[reference]] = 3;
        for (var round = 0; round < 40; round++)
        {
            var next = new double[States];
            var seen = new double[States];
            foreach (var question in table.Questions)
            {
                double sumChoice = 0, sumPlace = 0, cross = 0, square = 0;
                var count = question.Voters.Length;
                for (var i = 0; i < count; i++)
                {
                    double choice = question.Choices[i], place = axis[stateOf[question.Voters[i]]];
                    sumChoice += choice;
                    sumPlace += place;
                    cross += choice * place;
                    square += choice * choice;
                }
                var mean = sumChoice / count;
                var spread = square / count - mean * mean;
                var loading = (cross - sumPlace * mean) / count / Math.Max(spread, 1e-9);
                for (var i = 0; i < count; i++)
                {
                    next[stateOf[question.Voters[i]]] += loading * (question.Choices[i] - mean);
                    seen[stateOf[question.Voters[i]]] += 1;
                }
            }
            double total = 0, squares = 0;
            for (var s = 0; s < States; s++)
            {
                next[s] = seen[s] > 0 ? next[s] / (seen[s] + 20) : 0;
                total += next[s];
                squares += next[s] * next[s];
            }
            var middle = total / States;
            var scale = Math.Sqrt(Math.Max(squares / States - middle * middle, 1e-300));
            for (var s = 0; s < States; s++) axis[s] = (next[s] - middle) / scale;
        }
        // Ranks, not values: a small bloc far out on the axis must not begin as an outlier.
        var ranked = Enumerable.Range(0, States).OrderBy(s => axis[s]).ThenBy(s => s).ToArray();
        for (var rank = 0; rank < States; rank++) axis[ranked[rank]] = 3.4 * ((rank + 0.5) / States - 0.5);
        for (var v = 0; v < Means.Length; v++)
        {
            Means[v] = axis[stateOf[v]];
            Deviations[v] = 0.3;
        }
        Standardise();
    }

    /// <summary>One round: new posteriors, step weights and step variance. Returns the root mean square movement of the standardised means.</summary>
    public double Step(QuestionParameters[] questions, ParallelOptions parallel)
    {
        var before = (double[])Means.Clone();
        Parallel.For(0, States, parallel, state =>
        {
            int start = table.StateStarts[state], end = table.StateStarts[state + 1];
            Span<double> precision = end - start <= 256 ? stackalloc double[end - start] : new double[end - start];
            Span<double> target = end - start <= 256 ? stackalloc double[end - start] : new double[end - start];
            for (var v = start; v < end; v++)
            {
                double slope = 0, curvature = 0;
                foreach (var (q, place) in table.BallotsOf[v])
                {
                    var question = table.Questions[q];
                    questions[q].AtVoter(question.Choices[place], question.Cuts, Means[v], Deviations[v], ref slope, ref curvature);
                }
                curvature = Math.Max(curvature, 1e-6);
                precision[v - start] = curvature;
                // A step of Newton, kept within 1.5 of where it starts.
                target[v - start] = curvature * Means[v] + Math.Clamp(slope, -1.5 * (curvature + 1), 1.5 * (curvature + 1));
            }
            Smooth(start, end, precision, target);
        });
        UpdateSteps();
        Standardise();
        double moved = 0;
        for (var v = 0; v < Means.Length; v++) moved += (Means[v] - before[v]) * (Means[v] - before[v]);
        return Math.Sqrt(moved / Means.Length);
    }

    // Precision form of the smoother: forward elimination and back substitution on the tridiagonal posterior precision.
    private void Smooth(int start, int end, ReadOnlySpan<double> precision, ReadOnlySpan<double> target)
    {
        var n = end - start;
        Span<double> pivot = n <= 256 ? stackalloc double[n] : new double[n];
        Span<double> right = n <= 256 ? stackalloc double[n] : new double[n];
        for (var i = 0; i < n; i++)
        {
            var into = i == 0 ? 1 / FirstVariance : Link(start + i);
            var outOf = i == n - 1 ? 0 : Link(start + i + 1);
            pivot[i] = precision[i] + 1 / options.PointVariance + into + outOf;
            right[i] = target[i];
            if (i > 0)
            {
                pivot[i] -= into * into / pivot[i - 1];
                right[i] += into / pivot[i - 1] * right[i - 1];
            }
        }
        for (var i = n - 1; i >= 0; i--)
        {
            var v = start + i;
            if (i == n - 1)
            {
                Means[v] = right[i] / pivot[i];
                Deviations[v] = Math.Sqrt(1 / pivot[i]);
                continue;
            }
            var gain = Link(v + 1) / pivot[i];
            var nextVariance = Deviations[v + 1] * Deviations[v + 1];
            Means[v] = right[i] / pivot[i] + gain * Means[v + 1];
            Deviations[v] = Math.Sqrt(1 / pivot[i] + gain * gain * nextVariance);
            lagCovariances[v + 1] = gain * nextVariance;
        }
    }

    private double Link(int voter) =>
        weights[voter] / (StepVariance * (table.Voters[voter].Session - table.Voters[voter - 1].Session));

    // Student-t steps as a scale mixture: weights from the expected squared step, then the scale.
    private void UpdateSteps()
    {
        double sum = 0;
        var count = 0;
        for (var state = 0; state < States; state++)
            for (var v = table.StateStarts[state] + 1; v < table.StateStarts[state + 1]; v++)
            {
                var gap = table.Voters[v].Session - table.Voters[v - 1].Session;
                var step = Means[v] - Means[v - 1];
                var square = (step * step + Deviations[v] * Deviations[v] + Deviations[v - 1] * Deviations[v - 1] - 2 * lagCovariances[v]) / gap;
                weights[v] = (options.StepFreedom + 1) / (options.StepFreedom + square / StepVariance);
                sum += weights[v] * square;
                count++;
            }
        if (count > 0 && options.StepScale is null) StepVariance = Math.Max(sum / count, 1e-5);
    }

    private void Standardise()
    {
        var mean = Means.Average();
        double square = 0;
        foreach (var m in Means) square += (m - mean) * (m - mean);
        var scale = Math.Sqrt(Math.Max(square / Means.Length, 1e-12));
        for (var v = 0; v < Means.Length; v++)
        {
            Means[v] = (Means[v] - mean) / scale;
            Deviations[v] /= scale;
        }
    }

    /// <summary>
    /// Final deviations: the questions' parameters are estimates too, and what that costs is taken from each voter's information; and the steps
    /// assumed are not the steps estimated (<see cref="WalkError"/>).
    /// </summary>
    public void Widen(QuestionParameters[] questions, ParallelOptions parallel)
    {
        var curvatures = new double[questions.Length * 6];
        Parallel.For(0, questions.Length, parallel, q =>
        {
            Span<double> slope = stackalloc double[3];
            questions[q].Derivatives(table.Questions[q], Means, Deviations, options, slope, curvatures.AsSpan(q * 6, 6));
        });
        var information = new double[Means.Length];
        var target = new double[Means.Length];
        Parallel.For(0, Means.Length, parallel, v =>
        {
            double slope = 0, curvature = 0, loss = 0;
            foreach (var (q, place) in table.BallotsOf[v])
            {
                var question = table.Questions[q];
                double own = 0;
                questions[q].AtVoter(question.Choices[place], question.Cuts, Means[v], Deviations[v], ref slope, ref own);
                curvature += own;
                loss += Math.Min(0.9 * Math.Max(own, 0), questions[q].Loss(question.Choices[place], question.Cuts, Means[v], curvatures.AsSpan(q * 6, 6)));
            }
            information[v] = Math.Max(curvature - loss, 1e-6);
            target[v] = information[v] * Means[v] + slope;
        });
        var gaps = new int[Means.Length];
        for (var state = 0; state < States; state++)
            for (var v = table.StateStarts[state] + 1; v < table.StateStarts[state + 1]; v++) gaps[v] = table.Voters[v].Session - table.Voters[v - 1].Session;
        var error = new WalkError(table.StateStarts, gaps, information, target, options, FirstVariance);
        var step = error.EstimateStep(StepVariance);
        Parallel.For(0, States, parallel, state => error.Deviations(state, StepVariance, weights, step, Deviations));
    }

    /// <summary>1 or -1: what makes the reference state's mean point positive (1 when it never voted).</summary>
    public int SignOf(string state)
    {
        double sum = 0;
        for (var v = 0; v < Means.Length; v++)
            if (table.Voters[v].State == state) sum += Means[v];
        return sum < 0 ? -1 : 1;
    }
}
