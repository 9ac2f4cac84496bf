namespace VtOperate.Core.Specs.Constitutions;

/// <summary>The closed set of what can be checked of a constitution.</summary>
public enum RuleKind
{
    /// <summary>No check fits: a person has to judge.</summary>
    Unverifiable,

    /// <summary>Functions have at most so many lines.</summary>
    FunctionLines,

    /// <summary>Files have at most so many lines.</summary>
    FileLines,

    /// <summary>Functions take at most so many parameters.</summary>
    Parameters,

    /// <summary>Tests cover at least so many percent of the lines, by a Cobertura or lcov report.</summary>
    Coverage,

    /// <summary>A text does not stand in code.</summary>
    Forbidden,

    /// <summary>A text stands in every file that changes.</summary>
    Required,

    /// <summary>Files of one layer do not import or reference another.</summary>
    Layer,

    /// <summary>A constant of the code lies within bounds.</summary>
    Constant,

    /// <summary>A technology is among the dependencies.</summary>
    Technology,

    /// <summary>A commit that mends a bug brings or changes a test.</summary>
    RegressionTest,

    /// <summary>A change of code comes with a change of the change log.</summary>
    Changelog,

    /// <summary>Subjects of commits have the form <c>type: description</c>.</summary>
    CommitForm,

    /// <summary>Subjects of commits have at most so many characters.</summary>
    CommitLength,

    /// <summary>New files have paths of a form.</summary>
    FileLayout,

    /// <summary>Public functions of Python modules begin with a docstring.</summary>
    Docstrings,

    /// <summary>Parameters of Python functions have type hints.</summary>
    TypeHints,

    /// <summary>Files of some names are not added.</summary>
    ForbiddenFile,

    /// <summary>A setting that a file has stays in it.</summary>
    Setting,

    /// <summary>New functions or classes have names of a form.</summary>
    Names,

    /// <summary>New imports of Python are used.</summary>
    UnusedImport,

    /// <summary>Functions hold at most so many conditions and loops less one: what every way of counting complexity finds.</summary>
    Complexity,
}
