using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Code.Routes;

/// <summary>Reads the types of one language that messages are made of.</summary>
internal interface ITypeReader
{
    /// <summary>The names of the types that a file declares, each once.</summary>
    IEnumerable<string> Names(CodeFile file);

    /// <summary>A type of a file; null where it cannot be read.</summary>
    /// <param name="file">The file.</param>
    /// <param name="name">The type.</param>
    /// <param name="source">All files of the language, for what the type is derived from.</param>
    /// <param name="depth">How many types led here, so that one derived from itself ends.</param>
    TypeShape? Read(CodeFile file, string name, CodeSource source, int depth);
}
