namespace VtOperate.Core.Traces;

/// <summary>The language or runtime whose form of stack trace was recognised.</summary>
public enum TraceLanguage
{
    /// <summary>.NET: C#, F#, Visual Basic.</summary>
    DotNet,

    /// <summary>PowerShell: script stack traces and position messages.</summary>
    PowerShell,

    /// <summary>Python.</summary>
    Python,

    /// <summary>JavaScript: Node.js and browsers.</summary>
    JavaScript,

    /// <summary>Java and other languages of its virtual machine.</summary>
    Java,
}
