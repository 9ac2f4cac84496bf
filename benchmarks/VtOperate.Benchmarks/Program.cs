using VtOperate.Benchmarks.Accuracy;
using VtOperate.Benchmarks.Bisect;
using VtOperate.Benchmarks.Compare;
using VtOperate.Benchmarks.History;
using VtOperate.Benchmarks.Incidents;
using VtOperate.Benchmarks.Minimise;
using VtOperate.Benchmarks.Retrieval;
using VtOperate.Benchmarks.Search;
using VtOperate.Benchmarks.Specs;

return args switch
{
    ["compare", .. string[] rest] => CompareCommand.Run(rest),
    ["accuracy", .. string[] rest] => AccuracyCommand.Run(rest),
    ["bisect", .. string[] rest] => BisectCommand.Run(rest),
    ["retrieval", .. string[] rest] => RetrievalCommand.Run(rest),
    ["minimise", .. string[] rest] => MinimiseCommand.Run(rest),
    ["incidents", .. string[] rest] => IncidentsCommand.Run(rest),
    ["specs", .. string[] rest] => SpecsCommand.Run(rest),
    [IncidentWorker.Verb, string module, string repository, string cmdlet] => IncidentWorker.Run(module, repository, cmdlet),
    [ProbeOverhead.Verb, string module, string milliseconds] => ProbeOverhead.Work(module, milliseconds),
    [ImportComparison.Verb, string manifest] => ImportComparison.Work(manifest),
    [SuspectWorker.Verb, string repository, string mode] => SuspectWorker.Run(repository, mode),
    [HistoryWorker.Verb, string repository] => HistoryWorker.Run(repository),
    [HistoryWorker.Verb, string repository, string cache] => HistoryWorker.Run(repository, cache),
    [SearchWorker.Verb, string engine, string mode, string root, string index, string queries] => SearchWorker.Run(engine, mode, root, index, queries),
    [CmdletWorker.Verb, string module, string place, string questions] => CmdletWorker.Run(module, place, questions),
    [AddingWorker.Verb, string module, string place, string questions, string round] => AddingWorker.Run(module, place, questions, round),
    [ListingWorker.Verb, string module, string place] => ListingWorker.Run(module, place),
    _ => CompareCommand.Usage(),
};
