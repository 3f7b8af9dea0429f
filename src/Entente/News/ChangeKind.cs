namespace Entente.News;

/// <summary>What a change is, the most important first.</summary>
public enum ChangeKind
{
    /// <summary>A matter that some now state and others deny, and that was not contested before.</summary>
    Contested,
    /// <summary>Somebody denies what was or is stated, who had not done so before.</summary>
    Denial,
    /// <summary>Taken back by its speaker, or gone from the new version of the document that told it.</summary>
    Retraction,
    /// <summary>Told as not done after it had been told as planned or promised.</summary>
    PledgeBroken,
    /// <summary>Told as done after it had been told as planned or promised.</summary>
    PledgeKept,
    /// <summary>A speaker who had not done so before says that it is so, as a charge.</summary>
    Side,
    /// <summary>An act told as having happened, that nothing told of before.</summary>
    Deed,
    /// <summary>A record of a pair began or ended, or its votes came nearer or went apart, in a data set that was loaded.</summary>
    Face,
    /// <summary>Planned or promised, by a speaker who had not done so before.</summary>
    Pledge,
    /// <summary>An act of speech: accused, rejected, asked, threatened.</summary>
    Words,
    /// <summary>A data set with rows on the watched was loaded.</summary>
    Record,
}
