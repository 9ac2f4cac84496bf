namespace VtOperate.Core.Code;

/// <summary>What an expression takes its value from.</summary>
public enum ValueKind
{
    /// <summary>Cannot be told.</summary>
    Unknown,

    /// <summary>A variable or parameter, perhaps through one of its members or a conversion.</summary>
    Name,

    /// <summary>A field of the object that the code belongs to.</summary>
    Field,

    /// <summary>A value that stands in the code.</summary>
    Literal,

    /// <summary>What a call gives back.</summary>
    Call,

    /// <summary>A setting: configuration or an environment variable.</summary>
    Configuration,

    /// <summary>Something from outside: a request, arguments, a file, a console.</summary>
    Input,

    /// <summary>Several values.</summary>
    Computed,
}
