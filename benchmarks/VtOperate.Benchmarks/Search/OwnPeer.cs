using VtOperate.Core;
using VtOperate.Core.Search;
using VtOperate.Core.Solutions;
using VtOperate.Core.Workspace;
using VtOperate.Engine;

namespace VtOperate.Benchmarks.Search;

/// <summary>This module below its cmdlets, as they use it: opening includes reading the configuration and asking every file for its times.</summary>
internal sealed class OwnPeer : ISearchPeer
{
    private SolutionSearch? _search;

    public void Build(string root, string index) => Open(root, index);

    public void Open(string root, string index)
    {
        var engine = new EngineRoot();
        var reporter = new SilentReporter();
        KnowledgeBase places = KnowledgeBase.Of(new ConfigurationReader(engine).Read(root, reporter, default));
        _search = SolutionSearch.Read(new SolutionLibrary(engine, places, new IndexSession()), SolutionFilter.All, reporter, default);
        if (reporter.Problems.Count > 0) throw reporter.Problems[0];
    }

    public IReadOnlyList<string> Search(string query) => [.. _search!.Search(query, 10, default).Select(match => match.Solution.Id)];

    public void Dispose() { }
}
