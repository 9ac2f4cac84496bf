namespace VtOperate.Core.Solutions;

/// <summary>A field of the front matter by which documents can be alike.</summary>
internal enum LikenessKey
{
    /// <summary>The root cause.</summary>
    Cause,

    /// <summary>The problem type.</summary>
    Type,

    /// <summary>The component; a document may name several.</summary>
    Component,

    /// <summary>The module; a document may name several.</summary>
    Module,
}
