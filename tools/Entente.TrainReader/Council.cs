using Entente.Language;
using Entente.Reading;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Entente.TrainReader;

/// <summary>
/// A second look at who is meant: all choices for a predicate's roles (nobody, the document, the candidates) see one another, in a small transformer
/// (Vaswani et al. 2017, normed before each part) over what is known of each, and change their scores. As <see cref="Entente.Reading.Council"/> has it.
/// </summary>
internal sealed class Council(Parameters p, double dropout)
{
    private const int Width = Entente.Reading.Council.Width, Inner = Entente.Reading.Council.Inner, Heads = Entente.Reading.Council.Heads,
        Layers = Entente.Reading.Council.Layers;

    public static void Create(Parameters p)
    {
        void Dense(string name, int from, int to, double spread) { p.Get(name, spread, from, to); p.Get(name + ".bias", 0, to); }
        Dense("council.predicate", Encoder.Width + StatementHead.TypeWidth, Width, 0.05);
        Dense("council.mention", Encoder.Width, Width, 0.05);
        p.Get("council.special", 0.3, 2, Width);
        p.Get("council.traits", 0.05, Candidate.TraitCount, Width);
        p.Get("council.distance", 0.05, StatementFeatures.LinkDistances, Width);
        p.Get("council.scores", 0.1, Entente.Reading.Council.Scores, Width);
        for (var l = 0; l < Layers; l++)
        {
            Dense($"council.{l}.attention", Width, 3 * Width, 0.08);
            Dense($"council.{l}.mix", Width, Width, 0.08);
            Dense($"council.{l}.inner", Width, Inner, 0.08);
            Dense($"council.{l}.outer", Inner, Width, 0.06);
        }
        p.Get("council.roles", 0, Width, 3);
        p.Get("council.both", 0, Width, 1);
        p.Get("council.voice", 0, Width, StatementHead.Voices);
    }

    private Tensor Dense(Tensor x, string name) => matmul(x, p[name]) + p[name + ".bias"];
    private Tensor Drop(Tensor x, bool train) => Dropout.Of(x, dropout, train);
    private static Tensor Norm(Tensor x) => F.layer_norm(x, [Width], null, null, 1e-5);

    /// <param name="typed">Predicates, [count, width].</param>
    /// <param name="pools">The mean state of each candidate's mentions, [places * most, encoder width].</param>
    /// <param name="pool">Of each predicate's each candidate the row of <paramref name="pools"/>; 0 where there is none.</param>
    /// <param name="traits">The same with the candidate's traits.</param>
    /// <param name="distance">The same with how far its nearest mention is.</param>
    /// <param name="absent">-10000 where there is no such candidate.</param>
    /// <param name="roles">Log-probabilities as they are, [count, 3, most + 2].</param>
    /// <param name="train">With dropout.</param>
    public (Tensor Roles, Tensor Both, Tensor Voice) Look(Tensor typed, Tensor pools, long[] pool, long[] traits, long[] distance, float[] absent,
        Tensor roles, bool train)
    {
        var (count, most) = (typed.shape[0], roles.shape[2] - 2);
        var predicate = Dense(typed, "council.predicate").unsqueeze(1);
        var who = Dense(pools, "council.mention").index_select(0, tensor(pool)).view(count, most, Width)
            + p["council.traits"].index_select(0, tensor(traits)).view(count, most, Width)
            + p["council.distance"].index_select(0, tensor(distance)).view(count, most, Width);
        who = cat([p["council.special"].unsqueeze(0).expand(count, 2, Width), who], 1);
        var known = roles.transpose(1, 2);
        var scores = cat([known / 4, known.exp()], 2);
        var x = Drop(F.gelu(predicate + who + matmul(scores, p["council.scores"])), train);
        var mask = cat([zeros(count, 2), tensor(absent, [count, most])], 1).view(count, 1, 1, most + 2);
        const int each = Width / Heads;
        for (var l = 0; l < Layers; l++)
        {
            var all = Dense(Norm(x), $"council.{l}.attention").view(count, most + 2, 3, Heads, each).permute(2, 0, 3, 1, 4);
            var weights = F.softmax((matmul(all[0], all[1].transpose(2, 3)) / Math.Sqrt(each)) + mask, -1);
            x = x + Drop(Dense(matmul(weights, all[2]).transpose(1, 2).reshape(count, most + 2, Width), $"council.{l}.mix"), train);
            x = x + Drop(Dense(F.gelu(Dense(Norm(x), $"council.{l}.inner")), $"council.{l}.outer"), train);
        }
        x = Norm(x);
        var changed = known + matmul(x, p["council.roles"]) + cat([zeros(count, 2, 1), tensor(absent, [count, most, 1])], 1);
        var first = x.select(1, 0);
        // Nobody acts for the document, nor is done to by it.
        var document = zeros(1, most + 2, 3);
        document[0, 1, 0] = -30f;
        document[0, 1, 1] = -30f;
        return (F.log_softmax(changed + document, 1).transpose(1, 2).clamp_min(-13.8), matmul(first, p["council.both"]).squeeze(1),
            matmul(first, p["council.voice"]));
    }
}
