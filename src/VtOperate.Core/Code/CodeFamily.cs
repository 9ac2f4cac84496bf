namespace VtOperate.Core.Code;

/// <summary>Languages that look alike enough for a line of one to be compared with a line of another.</summary>
public enum CodeFamily
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>C#, and what is written in its files.</summary>
    CSharp,

    /// <summary>JavaScript and TypeScript.</summary>
    JavaScript,

    /// <summary>Python.</summary>
    Python,

    /// <summary>PowerShell.</summary>
    PowerShell,

    /// <summary>Java, Kotlin, Scala and Groovy.</summary>
    Java,

    /// <summary>C, C++ and Objective-C.</summary>
    C,

    /// <summary>Go.</summary>
    Go,

    /// <summary>Rust.</summary>
    Rust,

    /// <summary>Ruby.</summary>
    Ruby,

    /// <summary>Shells of Unix.</summary>
    Shell,

    /// <summary>PHP.</summary>
    Php,

    /// <summary>Swift.</summary>
    Swift,

    /// <summary>Dart.</summary>
    Dart,

    /// <summary>Perl.</summary>
    Perl,

    /// <summary>Lua.</summary>
    Lua,

    /// <summary>Erlang and Elixir.</summary>
    Erlang,

    /// <summary>Another programming language.</summary>
    Other,

    /// <summary>SQL.</summary>
    Sql,

    /// <summary>YAML, TOML and other configuration.</summary>
    Configuration,

    /// <summary>HTML and XML.</summary>
    Markup,

    /// <summary>Prose.</summary>
    Text,
}
