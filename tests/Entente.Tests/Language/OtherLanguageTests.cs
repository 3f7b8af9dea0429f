using System.Globalization;
using System.Text;
using Entente.Language;
using Entente.Training;
using Xunit;

namespace Entente.Tests.Language;

/// <summary>A treebank of another language trains with no change of code: a toy German one, with a contraction whose words are not its letters.</summary>
public sealed class OtherLanguageTests
{
    private static readonly (string Article, string Noun)[] Subjects = [("Der", "Präsident"), ("Die", "Ministerin"), ("Der", "König"), ("Die", "Königin")];
    private static readonly (string Article, string Noun)[] Objects = [("den", "Botschafter"), ("die", "Kanzlerin"), ("den", "General"), ("die", "Gesandte")];
    private static readonly (string Form, string Lemma)[] Verbs = [("besucht", "besuchen"), ("lobt", "loben"), ("rügt", "rügen")];
    private static readonly string[] Months = ["", "Mai", "Juni"];

    private static string Toy()
    {
        var text = new StringBuilder("# newdoc\n");
        var number = 0;
        foreach (var subject in Subjects)
            foreach (var verb in Verbs)
                foreach (var (article, noun) in Objects)
                {
                    var month = Months[number++ % Months.Length];
                    var rows = new List<string>();
                    var id = 0;
                    void Row(string form, string lemma, string upos, int head, string label, string misc = "_") =>
                        rows.Add(string.Create(CultureInfo.InvariantCulture, $"{++id}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{label}\t_\t{misc}"));
                    Row(subject.Article, "der", "DET", 2, "det");
                    Row(subject.Noun, subject.Noun, "NOUN", 3, "nsubj");
                    Row(verb.Form, verb.Lemma, "VERB", 0, "root");
                    if (month.Length > 0)
                    {
                        rows.Add("4-5\tim\t_\t_\t_\t_\t_\t_\t_\t_");
                        Row("in", "in", "ADP", 6, "case");
                        Row("dem", "der", "DET", 6, "det");
                        Row(month, month, "PROPN", 3, "obl");
                    }
                    var place = id + 2;
                    Row(article, "der", "DET", place, "det");
                    Row(noun, noun, "NOUN", 3, "obj", "SpaceAfter=No");
                    Row(".", ".", "PUNCT", 3, "punct");
                    var words = $"{subject.Article} {subject.Noun} {verb.Form} {(month.Length > 0 ? $"im {month} " : "")}{article} {noun}.";
                    text.Append(CultureInfo.InvariantCulture, $"# text = {words}\n{string.Join('\n', rows)}\n\n");
                }
        return text.ToString();
    }

    [Fact]
    public void A_toy_German_treebank_trains_words_sentences_and_lemmas()
    {
        var folder = Directory.CreateTempSubdirectory("entente-toy-").FullName;
        try
        {
            var (treebank, model) = (Path.Combine(folder, "toy.conllu"), Path.Combine(folder, "toy.model"));
            File.WriteAllText(treebank, Toy());
            Trainer.Run([treebank], model, [], 1);
            using var stream = File.OpenRead(model);
            var parts = ModelFile.Read(stream);
            var german = new LanguageModel(parts, ReaderWeights.Embedded);
            const string text = "Die Königin lobt im Mai den General. Der König besucht die Kanzlerin.";
            var sentences = german.Cut(text, false, null);
            Assert.Equal(["Die Königin lobt im Mai den General.", "Der König besucht die Kanzlerin."],
                sentences.Select(s => text[s.Words[0].Start..s.Words[^1].End]));
            Assert.Equal(["Die", "Königin", "lobt", "i", "m", "Mai", "den", "General", "."], sentences[0].Forms);
            Assert.Equal("loben", parts.Lemmatizer.Lemma("lobt", LanguageModel.LemmaKey("VERB", "_")));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
