namespace Entente.Alignment.IdealPoints;

/// <summary>
/// Ballots in the order that the model reads them: by question, and for each the voters and their choices. A voter is a state in a session.
/// Roll calls on which all chose alike tell nothing of positions and are left out of <see cref="Questions"/>, yet counted in <see cref="VotesOf"/>.
/// </summary>
internal sealed class BallotTable
{
    /// <summary>Voters by state, then session.</summary>
    public required (string State, int Session)[] Voters { get; init; }

    /// <summary>Ballots cast by each voter, unanimous roll calls included.</summary>
    public required int[] VotesOf { get; init; }

    /// <summary>First voter of each state; one more entry than states.</summary>
    public required int[] StateStarts { get; init; }

    public required Question[] Questions { get; init; }

    /// <summary>For each voter: which question, at which place among its ballots.</summary>
    public required (int Question, int Place)[][] BallotsOf { get; init; }

    /// <summary>One question: voters and their choices renumbered 0..Cuts, so that a choice nobody made has no cutpoint.</summary>
    public sealed record Question(int[] Voters, byte[] Choices, int Cuts, int[] Counts);

    public static BallotTable Of(IReadOnlyCollection<Ballot> ballots, double minimumMinority)
    {
        var sessions = new Dictionary<string, SortedSet<int>>(StringComparer.Ordinal);
        string? lastState = null;
        var known = -1;
        foreach (var ballot in ballots)
        {
            if (ballot.State == lastState && ballot.Session == known) continue;
            if (!sessions.TryGetValue(ballot.State, out var of)) sessions.Add(ballot.State, of = []);
            of.Add(ballot.Session);
            (lastState, known) = (ballot.State, ballot.Session);
        }
        var voters = new List<(string, int)>();
        var starts = new List<int>();
        var place = new Dictionary<(string, int), int>();
        foreach (var (state, of) in sessions.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            starts.Add(voters.Count);
            foreach (var session in of)
            {
                place.Add((state, session), voters.Count);
                voters.Add((state, session));
            }
        }
        starts.Add(voters.Count);

        var votes = new int[voters.Count];
        var byQuestion = new Dictionary<string, List<(int Voter, byte Choice)>>(StringComparer.Ordinal);
        foreach (var ballot in ballots)
        {
            var voter = place[(ballot.State, ballot.Session)];
            votes[voter]++;
            var key = ballot.Question is null ? "r:" + ballot.RollCall : "q:" + ballot.Question;
            if (!byQuestion.TryGetValue(key, out var list)) byQuestion.Add(key, list = []);
            list.Add((voter, (byte)ballot.Choice));
        }
        var questions = new List<Question>();
        foreach (var (_, list) in byQuestion.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            list.Sort();
            if (Informative(list, minimumMinority) is { } question) questions.Add(question);
        }
        return new BallotTable
        {
            Voters = [.. voters],
            VotesOf = votes,
            StateStarts = [.. starts],
            Questions = [.. questions],
            BallotsOf = ByVoter(questions, voters.Count),
        };
    }

    private static Question? Informative(List<(int Voter, byte Choice)> list, double minimumMinority)
    {
        var counts = new int[3];
        foreach (var (_, choice) in list) counts[choice]++;
        var others = list.Count - counts.Max();
        if (others == 0 || others < minimumMinority * list.Count) return null;
        var renumbered = new byte[3];
        byte next = 0;
        for (var choice = 0; choice < 3; choice++)
            if (counts[choice] > 0) renumbered[choice] = next++;
        return new Question([.. list.Select(b => b.Voter)], [.. list.Select(b => renumbered[b.Choice])], next - 1, [.. counts.Where(c => c > 0)]);
    }

    private static (int, int)[][] ByVoter(List<Question> questions, int voterCount)
    {
        var sizes = new int[voterCount];
        foreach (var question in questions)
            foreach (var voter in question.Voters) sizes[voter]++;
        var result = new (int, int)[voterCount][];
        for (var v = 0; v < voterCount; v++) result[v] = new (int, int)[sizes[v]];
        Array.Clear(sizes);
        for (var q = 0; q < questions.Count; q++)
        {
            var of = questions[q].Voters;
            for (var i = 0; i < of.Length; i++) result[of[i]][sizes[of[i]]++] = (q, i);
        }
        return result;
    }
}
