using VtOperate.Benchmarks.Compare;
using VtOperate.Benchmarks.Retrieval;

return args switch
{
    ["compare", .. string[] rest] => CompareCommand.Run(rest),
    ["retrieval", .. string[] rest] => RetrievalCommand.Run(rest),
    [ImportComparison.Verb, string manifest] => ImportComparison.Work(manifest),
    [SuspectWorker.Verb, string repository, string mode] => SuspectWorker.Run(repository, mode),
    _ => CompareCommand.Usage(),
};
