namespace VtOperate.Core.Documents;

/// <summary>Reads YAML as data: no tag makes a type, an anchor is resolved only within bounds.</summary>
public interface IYamlReader
{
    /// <summary>The first document of the text, or null when it is empty.</summary>
    /// <param name="text">The YAML text.</param>
    /// <param name="file">The file it came from, for the error.</param>
    /// <param name="firstLine">The line of the file at which the text begins, from 1; added to every position.</param>
    /// <exception cref="Errors.OperationException"><see cref="Errors.ErrorId.YamlInvalid"/> with file and line.</exception>
    YamlNode? Read(string text, string file, int firstLine = 1);
}
