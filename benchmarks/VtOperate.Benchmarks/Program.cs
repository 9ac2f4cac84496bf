using VtOperate.Benchmarks.Compare;

return args switch
{
    ["compare", .. string[] rest] => CompareCommand.Run(rest),
    [ImportComparison.Verb, string manifest] => ImportComparison.Work(manifest),
    [SuspectWorker.Verb, string repository, string mode] => SuspectWorker.Run(repository, mode),
    _ => CompareCommand.Usage(),
};
