using Entente.Actors;
using Entente.Briefs;
using Entente.Briefs.BlocPages;
using Entente.Findings;
using Entente.Ledger;
using Entente.Ledger.Notes;
using Entente.Store;
using NodaTime;

namespace Entente.Web;

/// <summary>
/// What the workbench asks. Each is what a command of the program prints, so that a page has no second way to a number.
/// They fail with <see cref="AnswerException"/> where the user can mend it.
/// </summary>
public sealed record WorkbenchAnswers
{
    /// <summary>Opens the ledger to read, its seals checked.</summary>
    public required Func<LedgerFile> Open { get; init; }
    /// <summary>Opens the ledger to write, for what is sent alone.</summary>
    public required Func<LedgerFile> OpenToWrite { get; init; }
    /// <summary>As `entente brief A B`.</summary>
    public required Func<LedgerFile, (ActorId A, ActorId B), LocalDate?, CancellationToken, Brief> Pair { get; init; }
    /// <summary>As `entente state`, in text and JSON.</summary>
    public required Func<LedgerFile, ActorId, LocalDate?, CancellationToken, StateAnswer> State { get; init; }
    /// <summary>As `entente outlook A B`, by what the ledger keeps of earlier learning.</summary>
    public required Func<LedgerFile, (ActorId A, ActorId B), LocalDate?, OutlookAnswer> Outlook { get; init; }
    /// <summary>As `entente outlook A --joins`, by what the ledger keeps of earlier learning.</summary>
    public required Func<LedgerFile, ActorId, LocalDate?, JoinsAnswer> Joins { get; init; }
    /// <summary>As `entente outlook score`, with the forecasts themselves.</summary>
    public required Func<LedgerFile, BoardAnswer> Board { get; init; }
    /// <summary>As `entente show ID --format json`.</summary>
    public required Func<LedgerFile, LedgerKey, string> Show { get; init; }
    /// <summary>As `entente claims --format json`, or csv where that is true.</summary>
    public required Func<LedgerView, bool, string> Claims { get; init; }
    public required Func<LedgerView, bool, string> Propositions { get; init; }
    public required Func<LedgerView, bool, string> Events { get; init; }
    /// <summary>As `entente panel`, for two states.</summary>
    public required Func<LedgerFile, SeriesQuestion, bool, CancellationToken, string> Series { get; init; }
    /// <summary>As `entente align A B`.</summary>
    public required Func<LedgerFile, (ActorId A, ActorId B), (LocalDate? From, LocalDate? To, LocalDate? AsOf), bool, CancellationToken, string> Faces
    {
        get; init;
    }
    /// <summary>As `entente outlook A B`, by horizon in years, by what the ledger keeps of earlier learning.</summary>
    public required Func<LedgerFile, (ActorId A, ActorId B), int, LocalDate?, bool, string> OutlookRows { get; init; }
    /// <summary>As `entente outlook A --joins`, by horizon in years, by the same.</summary>
    public required Func<LedgerFile, ActorId, int, LocalDate?, bool, string> JoinsRows { get; init; }
    /// <summary>As `entente blocs --on YEAR`.</summary>
    public required Func<LedgerFile, int, bool, CancellationToken, string> Blocs { get; init; }
    /// <summary>The same, with all that a page shows of it, by what was public by a day where one is given.</summary>
    public required Func<LedgerFile, int, LocalDate?, CancellationToken, BlocPageMaterial> BlocYear { get; init; }
    /// <summary>As `entente blocs --from --to`, by what was public by a day where one is given.</summary>
    public required Func<LedgerFile, (int First, int Last), LocalDate?, CancellationToken, BlocPageMaterial> BlocYears { get; init; }
    /// <summary>All states of a year in blocs of their own, by the same.</summary>
    public required Func<LedgerFile, int, LocalDate?, CancellationToken, BlocPageMaterial> AllInYear { get; init; }
    /// <summary>The last year that the record covers whole and, where a day is given, that was over by then.</summary>
    public required Func<LedgerFile, LocalDate?, int> LastBlocYear { get; init; }
    public required int FirstBlocYear { get; init; }
    /// <summary>As `entente check --format json`, of a document that the ledger holds; nothing is recorded.</summary>
    public required Func<LedgerFile, LedgerKey, CancellationToken, string> CheckDocument { get; init; }
    /// <summary>As `entente cite ID --format F`.</summary>
    public required Func<LedgerFile, string, string, string> Cite { get; init; }
    /// <summary>As `entente note list`.</summary>
    public required Func<LedgerFile, NoteAnchor?, string?, LocalDate?, bool, string> Notes { get; init; }
    /// <summary>Reads as `entente brief FILE`, before the ledger is opened; what comes of it records.</summary>
    public required Func<SentDocument, CancellationToken, ReadDocument> Read { get; init; }
    /// <summary>Fails where one of the claims can't be traced to its words.</summary>
    public required Action<LedgerFile, IEnumerable<Claim>> Check { get; init; }
}
