namespace VtOperate.Core.Bugs.Probes;

/// <summary>A check that can be run again and again: a program with arguments, or a script. Several threads may run it at once, each in a folder of its own.</summary>
public interface IProbe
{
    /// <summary>The check as a person would type it, with secrets removed; recorded with every result.</summary>
    string Text { get; }

    /// <summary>What in the check may be the path of a file, as it stands there; empty where that is not known. <see cref="CarriedFiles"/> finds the files.</summary>
    IReadOnlyList<string> Words => [];

    /// <summary>Runs the check once, to its end or to the end of its time, and ends every process that it started.</summary>
    /// <param name="request">Where it runs and with what.</param>
    /// <param name="stop">Ends the check and everything that it started.</param>
    /// <returns>What came of it. A check that could not be started is a run that ended with <see cref="ProbeEnd.NotStarted"/>, not an exception.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was asked for; nothing that the check started is left.</exception>
    ProbeRun Run(ProbeRequest request, CancellationToken stop);
}
