using Entente.Store;

namespace Entente.Web.Endpoints;

/// <summary>Answers under /api/v1: finds the endpoint and the form.</summary>
internal sealed class Api(WorkbenchAnswers answers)
{
    private const string Csv = "text/csv";

    public Reply Answer(LedgerFile ledger, Question question, string[] path, CancellationToken cancel)
    {
        if (EndpointList.Find(path) is not var (endpoint, values))
            throw new AnswerException(404, $"There is nothing at '/{string.Join('/', question.Path)}'. "
                + $"There is /api/v1/ with {string.Join(", ", EndpointList.All.Select(e => e.Path))}; /openapi.json tells more.");
        var csv = endpoint.HasCsv && question.Accepts(Csv, "application/json");
        var asked = new Asked(answers, ledger, question, values, csv, cancel);
        var type = endpoint.TypeOf?.Invoke(asked) ?? (csv ? Csv : "application/json");
        if (endpoint.TypeOf is null && !csv && !question.Accepts("application/json", Csv) && !question.Accepts("application/json", null))
            throw new AnswerException(406, $"This is answered as application/json{(endpoint.HasCsv ? " or text/csv" : "")}. Ask for it with Accept.");
        Check(endpoint, question);
        return new Reply(200, type + "; charset=utf-8", endpoint.Answer(asked));
    }

    /// <summary>A name that is misspelt would be answered as if it hadn't been asked.</summary>
    public static void Check(Endpoint endpoint, Question question)
    {
        foreach (var name in question.Names)
            if (!endpoint.Parameters.Any(p => p.Name == name && !endpoint.IsInPath(p)))
                throw new AnswerException(400, $"'{name}' is nothing that {endpoint.Path} takes. It takes "
                    + $"{string.Join(", ", endpoint.Parameters.Where(p => !endpoint.IsInPath(p)).Select(p => p.Name).DefaultIfEmpty("nothing"))}.");
        foreach (var parameter in endpoint.Parameters.Where(p => !p.Choices.IsDefaultOrEmpty))
            if (question.Value(parameter.Name) is { } value && !parameter.Choices.Contains(value))
                throw new AnswerException(400, $"{parameter.Name}: '{value}' is none of {string.Join(", ", parameter.Choices)}.");
    }
}
