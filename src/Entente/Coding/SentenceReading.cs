using System.Collections.Immutable;
using Entente.Actors;
using Entente.Language;
using Entente.Time;
using NodaTime;

namespace Entente.Coding;

/// <summary>One sentence, read: its tree, its actors, its events, its judgements.</summary>
internal sealed class SentenceReading
{
    public SentenceReading(
        Sentence sentence, int index, string text, ActorRegister register, LocalDate? documentDate, Discourse discourse, Charges charges, IReadOnlyList<DateMention> dates)
    {
        var lexicon = Lexicon.Default;
        Tree = new Tree(sentence);
        Actors = new SentenceActors(Tree, text, index, register, documentDate, discourse);
        Frames = new FrameReader(Tree, lexicon);
        Circumstances = new Circumstances(Tree, lexicon, Frames, Actors, text, dates);
        Predicates = new PredicateFinder(Tree, lexicon, Frames, Actors);
        charges.Sentence = index;
        Events = new EventReader(Tree, text, lexicon, Frames, Actors, Circumstances, Predicates, charges).Read();
        charges.Add(Events);
        Assessments = AssessmentReader.Default.Read(Tree, Actors, Circumstances, new AttributionReader(Tree, lexicon, Frames, Actors, text), discourse);
        Mentions = [.. Actors.All()];
    }

    public Tree Tree { get; }
    public SentenceActors Actors { get; }
    public FrameReader Frames { get; }
    public Circumstances Circumstances { get; }
    public PredicateFinder Predicates { get; }
    public ImmutableArray<CodedEvent> Events { get; }
    public ImmutableArray<CodedAssessment> Assessments { get; }
    public ImmutableArray<ActorMention> Mentions { get; }
}
