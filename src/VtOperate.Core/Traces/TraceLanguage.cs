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

    /// <summary>Java and other languages of its virtual machine: Kotlin, Scala, Groovy, Clojure.</summary>
    Java,

    /// <summary>Go: panics and goroutine dumps.</summary>
    Go,

    /// <summary>Rust: panics and backtraces.</summary>
    Rust,

    /// <summary>Ruby.</summary>
    Ruby,

    /// <summary>PHP.</summary>
    Php,

    /// <summary>C, C++ and other compiled code: debuggers, sanitizers, crash reports.</summary>
    Native,

    /// <summary>Swift.</summary>
    Swift,

    /// <summary>Elixir and Erlang.</summary>
    Elixir,

    /// <summary>Dart and Flutter.</summary>
    Dart,
}
