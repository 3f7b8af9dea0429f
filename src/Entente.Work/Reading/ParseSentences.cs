using System.Text;
using System.Text.Json;
using Entente.Documents;
using Entente.Language;

namespace Entente.Work.Reading;

/// <summary>Sentences as trees: `entente parse`.</summary>
internal static class ParseSentences
{
    private static readonly JsonWriterOptions Json = new() { Encoder = SafeJson.Encoder };

    public static int Run(string file, string format, bool lines, CancellationToken cancel)
    {
        if (file != "-" && !File.Exists(file)) throw new UserException($"There is no file '{file}'. Give the path of a text file, or - for standard input.");
        using var input = file == "-" ? new StreamReader(Console.OpenStandardInput(), Encoding.UTF8) : new StreamReader(file, Encoding.UTF8);
        using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) { NewLine = "\n" };
        var number = 0;
        if (!lines)
        {
            var text = input.ReadToEnd();
            foreach (var sentence in LanguageModel.English.Sentences(text))
            {
                cancel.ThrowIfCancellationRequested();
                Write(output, format, text, sentence, ++number, 0);
            }
            return ExitCode.Done;
        }
        var line = 0;
        while (input.ReadLineAsync(cancel).AsTask().GetAwaiter().GetResult() is { } text)
        {
            cancel.ThrowIfCancellationRequested();
            line++;
            foreach (var sentence in LanguageModel.English.ParseSentence(text)) Write(output, format, text, sentence, ++number, line);
            if (file == "-") output.Flush();
        }
        return ExitCode.Done;
    }

    private static void Write(StreamWriter output, string format, string text, Sentence sentence, int number, int line)
    {
        if (format == "conllu")
        {
            ConlluWriter.Write(output, text, sentence, number);
            return;
        }
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Json))
        {
            json.WriteStartObject();
            json.WriteNumber("sentence", number);
            if (line > 0) json.WriteNumber("line", line);
            json.WriteNumber("start", sentence.Span.Start);
            json.WriteNumber("end", sentence.Span.End);
            json.WriteBoolean("startsParagraph", sentence.StartsParagraph);
            json.WriteStartArray("words");
            foreach (var token in sentence.Tokens)
            {
                json.WriteStartObject();
                json.WriteNumber("start", token.Span.Start);
                json.WriteNumber("end", token.Span.End);
                json.WriteString("form", token.Form);
                json.WriteString("lemma", token.Lemma);
                json.WriteString("upos", token.Upos.ToString());
                json.WriteString("xpos", token.Xpos);
                json.WriteString("feats", token.Feats);
                json.WriteNumber("head", token.Head);
                json.WriteString("deprel", token.Deprel);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer().AsSpan(0, (int)buffer.Length)));
    }
}
