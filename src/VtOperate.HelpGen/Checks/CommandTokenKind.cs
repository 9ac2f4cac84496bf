namespace VtOperate.HelpGen.Checks;

/// <summary>What a piece of an example's code is.</summary>
internal enum CommandTokenKind
{
    /// <summary>A bare word.</summary>
    Word,

    /// <summary>A parameter, without its dash.</summary>
    Parameter,

    /// <summary>A variable, a string or an operator.</summary>
    Other,

    /// <summary>The end of a command: a pipe, a semicolon, an assignment, a line's end.</summary>
    End,

    /// <summary>An opening bracket or brace.</summary>
    Open,

    /// <summary>A closing bracket or brace.</summary>
    Close,
}
