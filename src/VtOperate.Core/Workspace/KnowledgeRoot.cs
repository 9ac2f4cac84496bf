namespace VtOperate.Core.Workspace;

/// <summary>A further folder of solutions that the configuration names, also outside the repository. It is read and never written.</summary>
/// <param name="Name">Its name, which stands before the colon in the ids of its solutions.</param>
/// <param name="Folder">The folder, absolute; it need not exist.</param>
/// <param name="File">The configuration file that names it, absolute.</param>
/// <param name="Line">The line in that file, from 1.</param>
public sealed record KnowledgeRoot(string Name, string Folder, string File, int Line);
