using System.Text;
using System.Text.Json.Nodes;
using Entente.Store;

namespace Entente.Web.Endpoints;

/// <summary>Whether a sentence stands in a document of the ledger. It says where, or that it stands in none; never that it is true.</summary>
internal static class QuoteJson
{
    private const int MostDocuments = 200, MostPlaces = 10, MostWords = 12, LeastLetters = 8;

    public static string Write(Asked asked)
    {
        var text = asked.Needed("text");
        var words = new FoldedText(text).Text.Trim().Trim('"', '\'').Trim();
        if (words.Count(char.IsLetter) < LeastLetters)
            throw new AnswerException(400,
                $"text: '{text}' has fewer than {LeastLetters} letters, which stand anywhere. Give a sentence or a clause, word for word.");
        // Markup and entities may stand between words, so that the whole can't be asked of the store.
        var letters = Letters(words).OrderByDescending(w => w.Length).ThenBy(w => w, StringComparer.Ordinal).Take(MostWords).ToList();
        var near = DocumentListing.WithWords(asked.Ledger, letters, asked.AsOf, MostDocuments + 1);
        var places = near.Take(MostDocuments).SelectMany(d => Places(asked.Ledger, d.Id, words)).ToList();
        return EndpointJson.Write(new JsonObject
        {
            ["text"] = text,
            ["verdict"] = places.Count > 0 ? "in the ledger" : near.Count > MostDocuments ? "cannot be told" : "not in the ledger",
            ["note"] = places.Count > 0 ? "These words stand there; whether they are true is another question."
                : near.Count > MostDocuments ? $"More than {MostDocuments} documents have all of its words and were not all read. Give as-of, or "
                    + $"a longer quote."
                : "No document of this ledger has these words in this order. It may be a paraphrase, or said elsewhere.",
            ["places"] = new JsonArray([.. places.Take(MostPlaces)]),
            ["more"] = Math.Max(0, places.Count - MostPlaces),
            ["documents_with_all_its_words"] = EndpointJson.Strings(places.Count > 0 ? [] : near.Take(MostPlaces).Select(d => d.Id)),
        });
    }

    private static IEnumerable<JsonNode> Places(LedgerFile ledger, string id, string words)
    {
        var document = StoredDocument.Of(ledger, id)!;
        var read = ReadText.Of(document);
        foreach (var span in new FoldedText(read.Text).Find(words))
        {
            var original = read.ToOriginal(span);
            yield return new JsonObject
            {
                ["document"] = id, ["title"] = document.Title, ["location"] = document.Location, ["published"] = document.Published?.ToPlainIso(),
                ["start"] = original.Start, ["end"] = original.End, ["words"] = span.In(read.Text),
            };
        }
    }

    private static HashSet<string> Letters(string words)
    {
        var found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var word = new StringBuilder();
        foreach (var c in words + " ")
        {
            if (char.IsLetter(c)) word.Append(c);
            else if (word.Length > 0)
            {
                found.Add(word.ToString());
                word.Clear();
            }
        }
        return found;
    }
}
