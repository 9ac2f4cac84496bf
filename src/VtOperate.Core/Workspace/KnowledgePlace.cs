namespace VtOperate.Core.Workspace;

/// <summary>A place of knowledge that exists.</summary>
/// <param name="Kind">What it holds.</param>
/// <param name="Path">The folder or file, absolute, as the file system spells it.</param>
/// <param name="RelativePath">The same relative to the repository with forward slashes, where it is inside.</param>
/// <param name="Documents">How many Markdown files a folder holds, those in folders below included; null for a file and where they cannot be counted.</param>
/// <param name="IsConfigured">Whether it is where this module writes.</param>
public sealed record KnowledgePlace(KnowledgeKind Kind, string Path, string RelativePath, int? Documents, bool IsConfigured);
