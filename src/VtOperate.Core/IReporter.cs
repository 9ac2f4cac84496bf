using VtOperate.Core.Errors;

namespace VtOperate.Core;

/// <summary>Where Core and Engine say what they are doing; a cmdlet passes it on to PowerShell's streams.</summary>
public interface IReporter
{
    /// <summary>Writes a line for those who asked for detail.</summary>
    void Verbose(string text);

    /// <summary>Writes a line that everybody should see, once.</summary>
    void Warning(string text);

    /// <summary>Shows how far a long step has come.</summary>
    /// <param name="activity">What is being done.</param>
    /// <param name="status">Where it stands.</param>
    /// <param name="percent">0 to 100, or -1 when the end is not known.</param>
    void Progress(string activity, string status, int percent);

    /// <summary>Records one error and lets the rest go on: a file that cannot be read, an input that cannot be used.</summary>
    void Problem(OperationException problem);
}
