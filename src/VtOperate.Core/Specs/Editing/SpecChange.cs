using VtOperate.Core.Solutions;

namespace VtOperate.Core.Specs.Editing;

/// <summary>What was changed about a specification, or would be.</summary>
/// <param name="Action">Whether files were written.</param>
/// <param name="Feature">The feature.</param>
/// <param name="Requirements">The requirements that are concerned, <c>feature#id</c>; those that were added last.</param>
/// <param name="Tasks">The ids of the tasks that were added.</param>
/// <param name="Files">The files that change.</param>
/// <param name="Patch">The change as <c>git apply</c> takes it; empty where nothing changes. Secrets are taken out.</param>
/// <param name="Proposal">The feature that is proposed instead; null where the specification itself is changed.</param>
/// <param name="Notes">What a person should know about it.</param>
/// <param name="Repository">The repository's folder, absolute.</param>
public sealed record SpecChange(
    SpecChangeAction Action, string Feature, IReadOnlyList<string> Requirements, IReadOnlyList<string> Tasks, IReadOnlyList<FileEdit> Files, string Patch, SpecProposal? Proposal,
    IReadOnlyList<string> Notes, string Repository);
