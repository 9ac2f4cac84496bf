using System.Text;
using VtOperate.Core.Code;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.History;
using VtOperate.Core.Redaction;
using VtOperate.Core.Specs.Drift;
using VtOperate.Core.Specs.Editing;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Specs.Baseline;

/// <summary>Writes down what was accepted and what was verified in the baseline of a project. It reads again under a lock before it writes.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="repository">The repository's folder, absolute.</param>
/// <param name="root">The project's root, absolute; see <see cref="DriftRoot"/>.</param>
/// <param name="time">The clock.</param>
public sealed class DriftApprover(IEngine engine, string repository, string root, TimeProvider time)
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    /// <summary>What an approval would change; nothing is written.</summary>
    /// <param name="request">What is approved.</param>
    /// <param name="stop">Stops the work.</param>
    /// <exception cref="OperationException"><see cref="ErrorId.BaselineUnreadable"/>; <see cref="ErrorId.ValueNotAllowed"/>: the last day has passed; <see cref="ErrorId.RecordNotFound"/>: what is taken back was not accepted, or a requirement that is verified is not there.</exception>
    public DriftApproval Plan(DriftApprovalRequest request, CancellationToken stop) => Make(request, stop).Approval;

    /// <summary>Writes an approval; a baseline that says it already is not written.</summary>
    /// <inheritdoc cref="Plan" path="/param"/>
    /// <inheritdoc cref="Plan" path="/exception"/>
    public DriftApproval Write(DriftApprovalRequest request, CancellationToken stop)
    {
        using IDisposable held = engine.Files.Lock(Path.Combine(StateFolder.Of(engine, repository), "specs.lock"), s_patience, stop);
        (DriftApproval approval, string text) = Make(request, stop);
        if (approval.Action != ApprovalAction.Planned) return approval;
        engine.Files.WriteAtomically(DriftBaseline.FileOf(root), Encoding.UTF8.GetBytes(text));
        return approval with { Action = ApprovalAction.Written };
    }

    private (DriftApproval Approval, string Text) Make(DriftApprovalRequest request, CancellationToken stop)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        string reason = SecretRedactor.Redact(DocumentBytes.Readable(request.Reason)).ReplaceLineEndings(" ").Trim();
        if (reason.Length == 0 && request.Revoked.Count == 0) throw new OperationException(ErrorId.InputMissing, null, "A contradiction is accepted for a reason; none was given.");
        if (request.Until < today) throw new OperationException(ErrorId.ValueNotAllowed, request.Until, $"The last day, {YamlText.Date(request.Until.Value)}, has passed already.");
        string file = DriftBaseline.FileOf(root), name = RepositoryPath.Relative(file, repository);
        DriftBaseline before = DriftBaseline.Read(engine, root), after = before;
        List<string> notes = [];
        List<DriftFinding> findings = [.. request.Findings];
        foreach (DriftFinding left in findings.Where(finding => finding.State == DriftState.Suppressed)) notes.Add($"{left.Rule} {left.Requirement} is left by a comment already; it was not accepted.");
        findings.RemoveAll(finding => finding.State == DriftState.Suppressed);
        if (request.Revoked.FirstOrDefault(fingerprint => before.Find(fingerprint) is null) is { } unknown) throw new OperationException(ErrorId.RecordNotFound, unknown, $"'{name}' has accepted nothing with the fingerprint '{unknown}'.");
        if (request.Revoked.Count > 0) after = after.Without(request.Revoked.ToHashSet(StringComparer.Ordinal));
        string[] verified = request.IsVerified ? [.. findings.Select(finding => finding.Requirement).Distinct(StringComparer.Ordinal)] : [];
        (string by, string commit) = Author();
        foreach (string requirement in verified) after = after.Verify(Stamp(requirement, [.. findings.Where(finding => finding.Requirement == requirement)], before, reason, by, commit, today, stop));
        if (!request.IsVerified && findings.Count > 0) after = after.Accept(findings, reason, by, today, request.Until);
        string text = after.ToText();
        byte[]? old = engine.Files.FileExists(file) ? engine.Files.ReadBytes(file, TextDocument.MaxBytes) : null;
        bool isSame = ReferenceEquals(before, after) || after.ToText() == before.ToText();
        return (new DriftApproval(
            isSame ? ApprovalAction.Unchanged : ApprovalAction.Planned,
            request.IsVerified ? [] : [.. findings.Select(finding => finding.Fingerprint).Distinct(StringComparer.Ordinal).Select(after.Find).OfType<AcceptedDrift>()],
            [.. verified.Select(after.FindVerified).OfType<VerifiedRequirement>()],
            [.. request.Revoked],
            name,
            isSame ? "" : SpecPatch.Of(old, Encoding.UTF8.GetBytes(text), name, stop),
            notes,
            repository), text);
    }

    private VerifiedRequirement Stamp(string requirement, List<DriftFinding> findings, DriftBaseline baseline, string reason, string by, string commit, DateOnly today, CancellationToken stop)
    {
        int sign = requirement.IndexOf('#', StringComparison.Ordinal);
        SpecFeature? feature = sign <= 0 ? null : SpecProject.Find(engine, root, root, stop)?.Features.FirstOrDefault(one => one.Name == requirement[..sign] && one.SpecFile is not null);
        RequirementText? found = feature is null ? null : RequirementReader.Read(TextDocument.Read(engine.Files, feature.SpecFile!).Text, stop).FirstOrDefault(one => one.Id == requirement[(sign + 1)..]);
        if (found is null) throw new OperationException(ErrorId.RecordNotFound, requirement, $"'{requirement}' is no requirement below '{root}', so it cannot be verified.");
        string hash = SpecHash.OfRequirement(found.Text);
        var links = new SortedDictionary<string, string>(StringComparer.Ordinal);

        // Code that was seen before still counts for the same words.
        if (baseline.FindVerified(requirement) is { } known && known.ReqHash == hash) foreach (VerifiedLink link in known.Links) links[link.Symbol] = link.SymbolHash;
        foreach (DriftFinding finding in findings)
        {
            if (finding.CodeFile is { } path && Link(path, finding.CodeLine) is { } link) links[link.Symbol] = link.SymbolHash;
        }

        return new VerifiedRequirement(requirement, hash, [.. links.Select(link => new VerifiedLink(link.Key, link.Value))], commit, reason, by, today);
    }

    // The innermost function around the line; the whole file where there is none that its name tells.
    private VerifiedLink? Link(string path, int? line)
    {
        if (!RepositoryPath.IsInside(path)) return null;
        string file = RepositoryPath.Resolve(path, root, home: "");
        if (!engine.Files.FileExists(file)) return null;
        CodeText code = CodeText.Of(TextDocument.Read(engine.Files, file).Text, CodeLanguage.OfFile(path));
        CodeScope? scope = line is { } at ? CodeScopes.Around(code, at, path).FirstOrDefault(one => one.Kind != CodeScopeKind.Type && one.Name.Length > 0) : null;
        if (scope is not null && SpecHash.OfSymbol(code, path, scope.Name) is { } hash) return new VerifiedLink($"{path}#{scope.Name}", hash);
        return new VerifiedLink(path, SpecHash.OfSymbol(code, path, null)!);
    }

    private (string By, string Commit) Author()
    {
        try
        {
            using IGitRepository? git = engine.Git.Open(root);
            return (git?.UserName ?? engine.User.UserName, git?.Head?.ToString() ?? "");
        }
        catch (OperationException)
        {
            // Who it was is known all the same; at which commit is not.
            return (engine.User.UserName, "");
        }
    }
}
