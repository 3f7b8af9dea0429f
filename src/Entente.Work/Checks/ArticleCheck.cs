using Entente.Briefs;
using Entente.Briefs.Checks;

namespace Entente.Work.Checks;

/// <summary>A checked document: its brief, each judgement with its tests, and what an indicator rests on.</summary>
internal sealed record ArticleCheck(Brief Brief, IReadOnlyList<CheckedJudgement> Judged, Func<string, IEnumerable<string>> Sources)
{
    public string ToJson() => CheckJson.Write(Brief, Judged, Sources);
}
