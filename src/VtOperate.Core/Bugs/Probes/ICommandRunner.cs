namespace VtOperate.Core.Bugs.Probes;

/// <summary>Starts programs and ends what they started. For any number of threads at once.</summary>
public interface ICommandRunner
{
    /// <summary>
    /// Runs a program to its end or to the end of its time. Whatever it started and left behind is ended too, also what has detached itself, and also when this process is
    /// killed meanwhile, as far as the system lets us see it (decision 0035). Variables that point git at a repository are taken out of its environment.
    /// </summary>
    /// <param name="program">A name, looked for in the folders of <c>PATH</c>, or a path; a relative path counts from the working folder.</param>
    /// <param name="arguments">Its arguments, one by one; no shell reads them.</param>
    /// <param name="request">Where it runs and with what.</param>
    /// <param name="stop">Ends the program and everything that it started.</param>
    /// <returns>What came of it, its output as it was written.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for; nothing that the program started is left.</exception>
    ProbeRun Run(string program, IReadOnlyList<string> arguments, ProbeRequest request, CancellationToken stop);
}
