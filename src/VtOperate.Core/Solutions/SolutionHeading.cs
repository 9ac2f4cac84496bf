using System.Text;

namespace VtOperate.Core.Solutions;

/// <summary>The headings of a solution's parts: how they are written, and in which spellings they are found.</summary>
public static class SolutionHeading
{
    // The headings of both generations of the schema come first, then what public repositories write instead.
    private static readonly Dictionary<string, SolutionSection> s_known = Fold(
        (SolutionSection.Problem, "Problem|Context|The Problem|Problem Statement|Problem Description|Issue|What Happened|Background|Overview|Summary|Description|Goal"),
        (SolutionSection.Environment, "Environment|Setup"),
        (SolutionSection.Symptoms, "Symptoms|Symptom|Observed Symptoms|Symptoms Observed|Error|Error Message|Observed Behavior|Observed Behaviour"),
        (SolutionSection.Attempts, "What Didn't Work|What Did Not Work|Attempts|Attempted Solutions|Failed Attempts|What We Tried|Investigation|Investigation Steps|Dead Ends"),
        (SolutionSection.Cause, "Root Cause|Root Causes|Cause|Root Cause Analysis|Diagnosis|Analysis"),
        (SolutionSection.Solution, "Solution|Guidance|The Solution|Fix|The Fix|Resolution|Working Solution|Implementation|Approach|Recommendation|Pattern|The Pattern|Decision"),
        (SolutionSection.Why, "Why This Works|Why This Matters|Why It Works|Why|Rationale|Why It Matters"),
        (SolutionSection.AppliesWhen, "When to Apply|When to Use|Applies When|When This Applies"),
        (SolutionSection.Prevention, "Prevention|How to Prevent|Prevention Strategies|Prevention Strategy|Preventing This|Prevention and Detection|Prevention Checklist|Best Practices|Lessons Learned"),
        (SolutionSection.Examples, "Examples|Example"),
        (SolutionSection.Evidence, "Evidence"),
        (SolutionSection.Related, "Related Issues|Related|Related Documentation|Related Docs|Related Documents|Related Solutions|References|See Also|Links|Related Issues and References"));

    /// <summary>The part that a heading begins; <see cref="SolutionSection.Other"/> for one that is not known. Case, emphasis, numbers and signs around it do not matter.</summary>
    public static SolutionSection Find(string heading) => s_known.GetValueOrDefault(Folded(heading), SolutionSection.Other);

    /// <summary>The heading of a part as it is written.</summary>
    /// <param name="section">The part.</param>
    /// <param name="isKnowledge">Whether the document gives advice and tells of no bug.</param>
    public static string Of(SolutionSection section, bool isKnowledge) => section switch
    {
        SolutionSection.Problem => isKnowledge ? "Context" : "Problem",
        SolutionSection.Attempts => "What Didn't Work",
        SolutionSection.Cause => "Root Cause",
        SolutionSection.Solution => isKnowledge ? "Guidance" : "Solution",
        SolutionSection.Why => isKnowledge ? "Why This Matters" : "Why This Works",
        SolutionSection.AppliesWhen => "When to Apply",
        SolutionSection.Related => isKnowledge ? "Related" : "Related Issues",
        _ => section.ToString(),
    };

    private static Dictionary<string, SolutionSection> Fold(params (SolutionSection Section, string Headings)[] entries)
    {
        var known = new Dictionary<string, SolutionSection>(StringComparer.Ordinal);
        foreach ((SolutionSection section, string headings) in entries)
        {
            foreach (string heading in headings.Split('|')) known.Add(Folded(heading), section);
        }

        return known;
    }

    private static string Folded(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        bool isStart = true;
        foreach (char sign in heading)
        {
            // "3. Solution" is the solution.
            if (isStart && !char.IsLetter(sign)) continue;
            isStart = false;
            if (char.IsLetter(sign)) folded.Append(char.ToLowerInvariant(sign));
            else if (sign == '&') folded.Append("and");
            else if (sign is '(' or '\u2014' || (sign == ':' && folded.Length > 0)) break;
        }

        return folded.ToString();
    }
}
