using System.Text;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction.Differences;
using VtOperate.Core.Bugs.Reduction.Forms;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;

namespace VtOperate.Core.Bugs.Reduction;

/// <summary>Makes what shows a failure as small as it can be: files, folders and command lines. What it is given is never changed.</summary>
/// <param name="engine">Files and folders.</param>
/// <param name="scripts">Takes PowerShell scripts apart; null where nobody can.</param>
/// <param name="reporter">Where it says how far it has come.</param>
public sealed class ReproductionReducer(IEngine engine, IScriptReader? scripts, IReporter reporter)
{
    internal const string Bytes = "bytes";
    private const int LargestFile = 64 << 20;

    /// <summary>Makes a file smaller.</summary>
    /// <param name="file">The file, absolute.</param>
    /// <param name="form">How it is taken apart.</param>
    /// <param name="probe">The check.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="stop">Ends it; the best so far is written to where the result goes.</param>
    /// <exception cref="OperationException">The file cannot be read, its failure does not show, or the result would stand in the way of something.</exception>
    public MinimalReproduction ReduceFile(string file, InputForm form, IProbe probe, ReductionOptions options, CancellationToken stop)
    {
        byte[] content = engine.Files.ReadBytes(file, LargestFile);
        if (content.Length == 0) throw new OperationException(ErrorId.InputMissing, file, $"'{file}' is empty: nothing can be left out.");
        (ReductionPart root, InputForm found) = InputForms.Read(content, form, file, scripts);
        bool isOther = form != InputForm.Auto && found != form;
        using IScratchFolder scratch = engine.Scratch.Open();
        var plan = new ReductionPlan
        {
            Source = file,
            Form = found,
            Unit = Bytes,
            Content = content,
            Root = root,
            Places = new FailurePlaces(Path.GetFileName(file), KeepsLines: true),
            Runner = new FileRunner(probe, scratch, Path.GetFileName(file), options),
            Size = candidate => candidate.Length,
            Write = (path, best) => engine.Files.WriteAtomically(path, best),
            Notes = isOther ? [$"It could not be read as {form}, so it was taken apart as {found}."] : [],
        };
        return new ReductionRun(plan, probe, options, reporter).Run(stop);
    }

    /// <summary>Leaves files out of a copy of a folder.</summary>
    /// <param name="folder">The folder, absolute.</param>
    /// <param name="probe">The check; it runs in the copy.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="stop">Ends it; the best so far is written to where the result goes.</param>
    /// <exception cref="OperationException">The folder cannot be read, its failure does not show, or the result would stand in the way of something.</exception>
    public MinimalReproduction ReduceFolder(string folder, IProbe probe, ReductionOptions options, CancellationToken stop)
    {
        string[] names = [.. FolderFiles.Names(engine.Files, folder, stop)];
        if (names.Length == 0) throw new OperationException(ErrorId.InputMissing, folder, $"The folder '{folder}' holds no files.");
        byte[] content = ListForm.Write(names);
        using IScratchFolder scratch = engine.Scratch.Open();
        var plan = new ReductionPlan
        {
            Source = folder,
            Form = InputForm.Folder,
            Unit = "files",
            Content = content,
            Root = ListForm.Grouped(content),
            Runner = new FolderRunner(probe, scratch, folder, options),
            Size = candidate => ListForm.Names(candidate).Count,
            Items = candidate => ListForm.Names(candidate),
            Write = (path, best) => engine.Files.WriteAtomically(path, best),
        };
        return new ReductionRun(plan, probe, options, reporter).Run(stop);
    }

    /// <summary>Leaves arguments out of a command line.</summary>
    /// <param name="arguments">The arguments with which the check fails.</param>
    /// <param name="probe">The check.</param>
    /// <param name="options">How it asks, and how far it goes.</param>
    /// <param name="stop">Ends it; the best so far is written to where the result goes.</param>
    /// <exception cref="OperationException">The failure does not show.</exception>
    public MinimalReproduction ReduceArguments(IReadOnlyList<string> arguments, IProbe probe, ReductionOptions options, CancellationToken stop)
    {
        byte[] content = ArgumentsRunner.All(arguments.Count);
        var plan = new ReductionPlan
        {
            Source = "arguments",
            Form = InputForm.Arguments,
            Unit = "arguments",
            Content = content,
            Root = ListForm.Flat(content),
            Runner = new ArgumentsRunner(probe, arguments, options),
            Size = candidate => ListForm.Names(candidate).Count,
            Items = candidate => [.. ArgumentsRunner.Kept(candidate, arguments)],
            Write = (path, best) => engine.Files.WriteAtomically(path, Encoding.UTF8.GetBytes(string.Concat(ArgumentsRunner.Kept(best, arguments).Select(argument => argument + "\n")))),
        };
        return new ReductionRun(plan, probe, options, reporter).Run(stop);
    }
}
