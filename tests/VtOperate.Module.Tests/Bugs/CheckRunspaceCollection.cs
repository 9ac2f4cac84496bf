namespace VtOperate.Module.Tests.Bugs;

/// <summary>Tests that look at all runspaces of the process.</summary>
[CollectionDefinition(CheckRunspaceTests.Alone, DisableParallelization = true)]
public sealed class CheckRunspaceCollection;
