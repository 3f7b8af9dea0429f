using System.Globalization;

namespace Entente.Language;

/// <summary>Writes sentences as CoNLL-U (universaldependencies.org/format.html), with the text of each sentence, SpaceAfter and multiword tokens.</summary>
public static class ConlluWriter
{
    /// <param name="text">The text that was parsed.</param>
    /// <param name="number">The sentence's number, from 1, for its sent_id.</param>
    public static void Write(TextWriter writer, string text, Sentence sentence, int number)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(sentence);
        if (sentence.StartsParagraph) writer.Write("# newpar\n");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"# sent_id = {number}\n# text = {OneLine(sentence.Span.In(text))}\n"));
        var tokens = sentence.Tokens;
        for (var i = 0; i < tokens.Length; i++)
        {
            var token = tokens[i];
            var last = i;
            while (last + 1 < tokens.Length && tokens[last + 1].Joined) last++;
            if (last > i && !token.Joined)
            {
                var whole = text[token.Span.Start..tokens[last].Span.End];
                writer.Write(string.Create(CultureInfo.InvariantCulture, $"{i + 1}-{last + 1}\t{whole}\t_\t_\t_\t_\t_\t_\t_\t{Space(text, tokens[last])}\n"));
            }
            var misc = token.Joined || last > i ? "_" : Space(text, token);
            writer.Write(string.Create(CultureInfo.InvariantCulture,
                $"{i + 1}\t{token.Form}\t{token.Lemma}\t{token.Upos}\t{token.Xpos}\t{token.Feats}\t{token.Head + 1}\t{token.Deprel}\t_\t{misc}\n"));
        }
        writer.Write('\n');
    }

    private static string Space(string text, Token token) =>
        token.Span.End < text.Length && !Tokenizer.IsSpace(text[token.Span.End]) ? "SpaceAfter=No" : "_";

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
