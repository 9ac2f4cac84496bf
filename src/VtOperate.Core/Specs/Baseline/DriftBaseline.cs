using System.Text.Json.Nodes;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>
/// What a project has accepted of the contradictions between its specifications and its code, and what it has verified: <c>.vtoperate/spec-baseline.json</c> in the project's root, which is committed.
/// Immutable.
/// </summary>
public sealed class DriftBaseline
{
    private readonly SortedDictionary<string, AcceptedDrift> _accepted;
    private readonly SortedDictionary<string, VerifiedRequirement> _verified;

    internal DriftBaseline(SortedDictionary<string, AcceptedDrift> accepted, SortedDictionary<string, VerifiedRequirement> verified) => (_accepted, _verified) = (accepted, verified);

    /// <summary>One that has nothing.</summary>
    public static DriftBaseline Empty { get; } = new(new(StringComparer.Ordinal), new(StringComparer.Ordinal));

    /// <summary>What is accepted, in ordinal order of the fingerprints.</summary>
    public IReadOnlyCollection<AcceptedDrift> Accepted => _accepted.Values;

    /// <summary>What is verified, in ordinal order of the requirements.</summary>
    public IReadOnlyCollection<VerifiedRequirement> Verified => _verified.Values;

    /// <summary>Keys of the file that this version does not know.</summary>
    internal IReadOnlyDictionary<string, JsonNode?> Unknown { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>Keys of entries that this version does not know.</summary>
    internal IReadOnlyDictionary<(string Section, string Key), JsonObject> More { get; init; } = new Dictionary<(string, string), JsonObject>();

    /// <summary>The file of a project.</summary>
    /// <param name="root">The project's root, absolute.</param>
    public static string FileOf(string root) => Path.Combine(root, BaselineFile.RelativePath.Replace('/', Path.DirectorySeparatorChar));

    /// <summary>Reads the baseline of a project; one that it does not have is empty.</summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="root">The project's root, absolute.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.BaselineUnreadable"/>, with the line: it is torn, in the middle of a merge, or says what it may not. <see cref="ErrorId.FileUnreadable"/>.</exception>
    public static DriftBaseline Read(IEngine engine, string root)
    {
        string file = FileOf(root);
        return engine.Files.FileExists(file) ? Parse(TextDocument.Decode(engine.Files.ReadBytes(file, TextDocument.MaxBytes)).Text, file) : Empty;
    }

    /// <summary>Reads the text of a baseline.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">The file, for errors.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.BaselineUnreadable"/>.</exception>
    public static DriftBaseline Parse(string text, string file) => BaselineFile.Parse(text, file);

    /// <summary>The text of the file: UTF-8, LF, keys in ordinal order, the same for the same entries.</summary>
    public string ToText() => BaselineFile.Write(this);

    /// <summary>The acceptance of a fingerprint; null where there is none.</summary>
    public AcceptedDrift? Find(string fingerprint) => _accepted.GetValueOrDefault(fingerprint);

    /// <summary>The stamp of a requirement, <c>feature#id</c>; null where there is none.</summary>
    public VerifiedRequirement? FindVerified(string requirement) => _verified.GetValueOrDefault(requirement);

    /// <summary>The baseline with findings accepted. What is accepted with the same reason and day already stays as it was.</summary>
    /// <param name="findings">The findings; those with one fingerprint are counted.</param>
    /// <param name="reason">Why they may stay.</param>
    /// <param name="by">Who accepts them.</param>
    /// <param name="today">The day.</param>
    /// <param name="until">The last day on which that holds; null for good.</param>
    public DriftBaseline Accept(IEnumerable<DriftFinding> findings, string reason, string by, DateOnly today, DateOnly? until)
    {
        var accepted = new SortedDictionary<string, AcceptedDrift>(_accepted, StringComparer.Ordinal);
        foreach (IGrouping<string, DriftFinding> same in findings.GroupBy(finding => finding.Fingerprint, StringComparer.Ordinal))
        {
            DriftFinding first = same.First();
            AcceptedDrift? known = _accepted.GetValueOrDefault(same.Key);
            bool isSame = known is not null && known.Reason == reason && known.Until == until;

            // New ones beside accepted ones come on top; the same call again brings no more.
            int fresh = same.Count(finding => finding.State == DriftState.New);
            int count = known is null ? same.Count() : isSame || known.IsExpired(today) ? Math.Max(known.Count, same.Count()) : Math.Max(same.Count(), known.Count + fresh);
            if (isSame && known!.Count == count) continue;
            accepted[same.Key] = new AcceptedDrift(same.Key, first.Rule, first.Requirement, first.Subject, count, reason, by, today, until);
        }

        return new DriftBaseline(accepted, _verified) { Unknown = Unknown, More = More };
    }

    /// <summary>The baseline without some acceptances.</summary>
    /// <param name="fingerprints">Their fingerprints; one that is not there is no matter.</param>
    public DriftBaseline Without(IReadOnlySet<string> fingerprints) =>
        new(new SortedDictionary<string, AcceptedDrift>(_accepted.Where(one => !fingerprints.Contains(one.Key)).ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), _verified) { Unknown = Unknown, More = More };

    /// <summary>The baseline with a stamp. One that says the same of requirement and code already stays as it was.</summary>
    public DriftBaseline Verify(VerifiedRequirement stamp)
    {
        VerifiedLink[] links = [.. stamp.Links.OrderBy(link => link.Symbol, StringComparer.Ordinal)];
        VerifiedRequirement? known = _verified.GetValueOrDefault(stamp.Requirement);
        if (known is not null && known.ReqHash == stamp.ReqHash && known.Reason == stamp.Reason && known.Links.SequenceEqual(links)) return this;
        var verified = new SortedDictionary<string, VerifiedRequirement>(_verified, StringComparer.Ordinal) { [stamp.Requirement] = stamp with { Links = links } };
        return new DriftBaseline(_accepted, verified) { Unknown = Unknown, More = More };
    }
}
