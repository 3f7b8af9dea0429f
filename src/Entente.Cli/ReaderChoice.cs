using System.CommandLine;

namespace Entente.Cli;

/// <summary>The options by which a user hands the reading to a language model; without --reader model nothing is ever sent anywhere.</summary>
internal sealed class ReaderChoice
{
    /// <summary>Where a service wants a key, it is taken from here, so that it stands in no command line and no ledger.</summary>
    public const string KeyVariable = "ENTENTE_MODEL_KEY";

    private readonly Option<string> reader =
        new("--reader") { Description =
        "own (the engine's, the default; rules means the same) or model (a language model proposes, the engine checks).", DefaultValueFactory = _ => "own" };
    private readonly Option<string?> endpoint =
        new("--endpoint") { Description =
        "With --reader model: base address of an OpenAI-compatible service, as http://localhost:11434/v1. The text is sent there." };
    private readonly Option<string?> model = new("--model") { Description = "With --reader model: the model's name." };
    private readonly Option<int> timeout = new("--model-timeout") { Description = "With --reader model: seconds that one answer may take.",
        DefaultValueFactory = _ => 120 };

    public ReaderChoice() => reader.AcceptOnlyFromAmong("own", "rules", "model");

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[reader, endpoint, model, timeout]) command.Options.Add(option);
    }

    /// <summary>What was chosen; null for the engine's own reader.</summary>
    /// <exception cref="UserException">An option is missing, or stands without --reader model.</exception>
    public ModelReaderOptions? Of(ParseResult parsed)
    {
        var (address, name) = (parsed.GetValue(endpoint), parsed.GetValue(model));
        if (parsed.GetValue(reader) != "model")
            return address is null && name is null && parsed.GetResult(timeout) is null or { Implicit: true } ? null
                : throw new UserException("--endpoint, --model and --model-timeout do nothing without --reader model. Add it, or leave them out.",
                    ExitCode.WrongUsage);
        if (address is null || string.IsNullOrWhiteSpace(name))
            throw new UserException("--reader model needs --endpoint (as http://localhost:11434/v1) and --model. Give both; the text is sent to "
                + "that address.", ExitCode.WrongUsage);
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https") || uri.UserInfo.Length > 0)
            throw new UserException($"--endpoint: expected an http or https address without a name or password, as http://localhost:11434/v1. A "
                + $"key is read from {KeyVariable}.", ExitCode.WrongUsage);
        var seconds = parsed.GetValue(timeout);
        if (seconds is < 1 or > 86_400) throw new UserException($"--model-timeout: {seconds} is no number of seconds from 1 to 86400.", ExitCode.WrongUsage);
        return new() { Endpoint = uri, Model = name, Timeout = TimeSpan.FromSeconds(seconds),
            Key = Environment.GetEnvironmentVariable(KeyVariable) is { Length: > 0 } key ? key : null };
    }
}
