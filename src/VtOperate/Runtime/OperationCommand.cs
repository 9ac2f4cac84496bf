using System.Management.Automation;
using VtOperate.Core;
using VtOperate.Core.Errors;

namespace VtOperate.Runtime;

/// <summary>
/// The base of every cmdlet: one way to name the repository, one way to stop, one way to fail.
/// A cmdlet implements <see cref="Execute"/> for each input and, where it gathers input, <see cref="Complete"/>.
/// </summary>
public abstract class OperationCommand : PSCmdlet, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private CommandReporter? _reporter;

    /// <summary>The folder of the repository, or any folder in it; the current location by default.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [AllowNull]
    [AllowEmptyString]
    public string? Repository { get; set; }

    /// <summary>Signalled when the user presses Ctrl+C or the pipeline ends early.</summary>
    protected CancellationToken StopToken => _stop.Token;

    /// <summary>Whether an input has ended in an error record, so that a summary of all inputs may have nothing to say.</summary>
    protected bool HasFailed { get; private set; }

    /// <summary>Where services say what they do.</summary>
    protected IReporter Reporter => _reporter ??= new CommandReporter(this);

    /// <summary>The folder that <see cref="Repository"/> names, absolute, with links followed, because git says without them where a repository is.</summary>
    protected string RepositoryFolder => ResolveFolder(Repository);

    /// <summary>PowerShell's location in the file system, absolute, with links followed.</summary>
    protected string Location => OperationServices.Engine.Files.RealPath(SessionState.Path.CurrentFileSystemLocation.ProviderPath);

    /// <summary>Releases what the cmdlet holds.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Releases what the cmdlet holds.</summary>
    /// <param name="disposing">Whether it is called by <see cref="Dispose()"/>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing) _stop.Dispose();
    }

    /// <summary>The work for one input.</summary>
    protected virtual void Execute() { }

    /// <summary>The work after the last input.</summary>
    protected virtual void Complete() { }

    /// <inheritdoc/>
    protected sealed override void BeginProcessing()
    {
        // An object that belongs to no repository means the current location; an unset variable must not.
        if (MyInvocation.BoundParameters.ContainsKey(nameof(Repository)) && string.IsNullOrWhiteSpace(Repository))
            ThrowTerminatingError(ErrorCatalog.Record(new OperationException(ErrorId.InputMissing, Repository, "-Repository was given without a folder.")));
    }

    /// <inheritdoc/>
    protected sealed override void ProcessRecord() => Guard(Execute);

    /// <inheritdoc/>
    protected sealed override void EndProcessing() => Guard(Complete);

    /// <inheritdoc/>
    protected sealed override void StopProcessing() => _stop.Cancel();

    /// <summary>The absolute path of a file or folder the user named, relative to PowerShell's location and not to the process's; links on the way to it are followed, one at its end is not.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.PathNotFound"/> when the path is not one of the file system.</exception>
    protected string ResolvePath(string path)
    {
        try
        {
            string full = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out ProviderInfo provider, out _);
            if (provider.Name == "FileSystem") return Path.GetDirectoryName(full) is { } folder ? Path.Combine(OperationServices.Engine.Files.RealPath(folder), Path.GetFileName(full)) : full;
        }
        catch (Exception bad) when (bad is ItemNotFoundException or System.Management.Automation.DriveNotFoundException or ProviderNotFoundException or PSArgumentException or PSNotSupportedException)
        {
            throw new OperationException(ErrorId.PathNotFound, path, $"'{path}' is not a path of the file system.", bad);
        }

        throw new OperationException(ErrorId.PathNotFound, path, $"'{path}' is not a path of the file system.");
    }

    private string ResolveFolder(string? repository)
    {
        string folder = string.IsNullOrWhiteSpace(repository) ? Location : OperationServices.Engine.Files.RealPath(ResolvePath(repository));
        if (!Directory.Exists(folder)) throw new OperationException(ErrorId.PathNotFound, folder, $"The folder '{folder}' does not exist.");
        return folder;
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (OperationException problem)
        {
            HasFailed = true;
            WriteError(ErrorCatalog.Record(problem));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception fault) when (fault is not (PipelineStoppedException or RuntimeException or FlowControlException))
        {
            WriteVerbose(fault.ToString());
            WriteError(ErrorCatalog.Record(new OperationException(ErrorId.InternalError, MyInvocation.MyCommand.Name, fault.Message, fault)));
        }
    }
}
