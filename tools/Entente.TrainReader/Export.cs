using Entente.Language;

namespace Entente.TrainReader;

/// <summary>From trained parameters to the file that the engine reads.</summary>
internal static class Export
{
    private static readonly string[] Wide = ["tree.arc", "tree.arc.head", "tree.arc.word", "tree.label", "tree.label.head", "tree.label.word", "tree.tag",
        "word.1", "word.2", "voice.1", "voice.2", "role.predicate", "role.word", "link.word", "link.implicit", "link.mention", "pair.1", "pair.2",
            "date.predicate", "date.word", "date.mix.predicate", "date.mix.word",
            "event.1", "event.of", "event.to", "mix.predicate", "mix.word", "council.predicate", "council.mention",
        .. Enumerable.Range(0, Entente.Reading.Council.Layers).SelectMany(l => new[] { "attention", "mix", "inner", "outer" }.Select(n => $"council.{l}.{n}"))];

    public static void Write(Parameters p, WordPieces pieces, TreeInventory inventory, ClueLists? clues, string path)
    {
        var values = p.All.ToDictionary(x => x.Key, x => ((int)x.Value.shape[0], x.Value.shape.Length > 1 ? (int)x.Value.shape[1] : 1,
            Parameters.Values(x.Value)), StringComparer.Ordinal);
        var lists = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["pieces"] = pieces.Vocabulary,
            ["tags"] = inventory.Tags, ["labels"] = inventory.Labels };
        if (clues is not null)
        {
            lists["ways"] = [.. clues.Ways.OrderBy(w => w.Value).Select(w => w.Key)];
            lists["arounds"] = [.. clues.Arounds.OrderBy(w => w.Value).Select(w => w.Key)];
        }
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        using (var stream = File.Create(path + ".new")) ReaderWeights.Write(stream, new(values, lists), [.. Wide.Where(values.ContainsKey)]);
        File.Move(path + ".new", path, overwrite: true);
    }
}
