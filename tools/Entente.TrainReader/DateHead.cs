using Entente.Reading;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

/// <summary>Which of the dates a predicate is told of, or none, as the engine's head of that name scores it.</summary>
internal sealed class DateHead(Parameters p, double dropout)
{
    private const int Width = 64;

    public static void Create(Parameters p)
    {
        const int w = Encoder.Width, wt = Encoder.Width + StatementHead.TypeWidth;
        void Dense(string name, int from, int to) { p.Get(name, 0.05, from, to); p.Get(name + ".bias", 0, to); }
        Dense("date.predicate", wt, Width); Dense("date.word", w, Width); Dense("date.none", wt, 1);
        p.Get("date.distance", 0.02, DateAt.Distances, 1); p.Get("date.place", 0.02, DateAt.Places, 1); p.Get("date.away", 0.02, DateAt.Away, 1);
        p.Get("date.far", 0.05, w);
        Dense("date.mix.predicate", wt, Width); Dense("date.mix.word", w, Width); p.Get("date.mix", 0, Width, 1);
        p.Get("date.mix.kind", 0.05, DateAt.Kinds, Width); p.Get("date.mix.tense", 0.05, DateAt.Tenses, Width);
    }

    private Tensor Dense(Tensor x, string name) => matmul(x, p[name]) + p[name + ".bias"];
    private static Tensor Longs(List<long> list) => tensor(list.ToArray());
    private Tensor Rows(string name, List<long> at) => p[name].index_select(0, Longs(at));

    /// <summary>Scores of no date, then of the dates of each predicate's sentence, [predicates, 1 + most].</summary>
    /// <param name="states">Of all words of the blocks, [rows, width].</param>
    /// <param name="typed">Of each predicate its state and what stands for its type.</param>
    /// <param name="blocks">The blocks.</param>
    /// <param name="predicates">At least one.</param>
    /// <param name="row">Where the state of a block's word stands.</param>
    /// <param name="train">Whether to drop out.</param>
    public Tensor Scores(Tensor states, Tensor typed, IReadOnlyList<MarkedBlock> blocks, IReadOnlyList<Predicate> predicates, Func<int, int, int, long> row,
        bool train)
    {
        var none = Dense(typed, "date.none");
        var sentences = predicates.Select(x => blocks[x.Block].Text.Sentences[x.Sentence]).ToArray();
        var most = sentences.Max(s => s.Dates.Count);
        if (most == 0) return none;
        var (rows, of, slot, distance, place) = (new List<long>(), new List<long>(), new List<long>(), new List<long>(), new List<long>());
        var (kind, tense) = (new List<long>(), new List<long>());
        for (var i = 0; i < predicates.Count; i++)
            for (var d = 0; d < sentences[i].Dates.Count; d++)
            {
                var date = sentences[i].Dates[d];
                var near = date.IsNear(blocks[predicates[i].Block].Block.Context);
                rows.Add(near ? row(predicates[i].Block, date.Sentence, date.Word) : states.shape[0]);
                of.Add(i);
                slot.Add(((long)i * most) + d);
                distance.Add(near ? date.Distance(predicates[i].Sentence, predicates[i].Word) : DateAt.Distances + date.FarFrom(predicates[i].Sentence));
                var at = date.Place(predicates[i].Sentence, predicates[i].Word, sentences[i].Clauses, DateAt.IsOnly(sentences[i].Dates));
                place.Add(at);
                kind.Add(date.Kind(at));
                tense.Add(DateAt.Tense(at, sentences[i].Sentence.Tokens[predicates[i].Word]));
            }
        var words = Dropout.Of(cat([states, p["date.far"].unsqueeze(0)], 0).index_select(0, Longs(rows)), dropout, train);
        var mixed = F.gelu(Dense(typed, "date.mix.predicate").index_select(0, Longs(of)) + Dense(words, "date.mix.word") + Rows("date.mix.kind", kind)
            + Rows("date.mix.tense", tense));
        var score = (Dense(typed, "date.predicate").index_select(0, Longs(of)) * Dense(words, "date.word")).sum(1) / Math.Sqrt(Width)
            + cat([p["date.distance"], p["date.away"]], 0).index_select(0, Longs(distance)).squeeze(1) + Rows("date.place", place).squeeze(1)
            + matmul(Dropout.Of(mixed, dropout, train), p["date.mix"]).squeeze(1);
        return cat([none, full([(long)predicates.Count * most], -30f).index_copy(0, Longs(slot), score).view(predicates.Count, most)], 1);
    }

    /// <summary>Loss of the dates where it is known which one is meant.</summary>
    public static Tensor Loss(Tensor dates, IReadOnlyList<MarkedStatement> right) =>
        F.cross_entropy(dates, tensor(right.Select(g => g.Date == MarkedStatement.Undecided ? -100L : g.Date + 1).ToArray()), reduction: nn.Reduction.Sum);
}
