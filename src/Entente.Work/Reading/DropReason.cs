namespace Entente.Work.Reading;

/// <summary>Why something that a language model proposed was not kept.</summary>
public enum DropReason
{
    NotAnObject,
    MissingField,
    WrongKind,
    UnknownType,
    UnknownMode,
    UnknownContext,
    UnknownModality,
    UnknownPolarity,
    UnknownStance,
    QuoteNotInText,
    QuoteAcrossSentences,
    TriggerNotInQuote,
    TriggerTellsNothing,
    CueNotInText,
    NobodyNamed,
    ActorIsRecipient,
    ActorNotInText,
    ActorUnresolved,
    ActorAmbiguous,
    CodeContradictsRegister,
    SpeakerUnresolved,
    Duplicate,
    NestedTooDeep,
    TooMany,
}
