using VtOperate.Core.Documents;

namespace VtOperate.Core.Workspace;

/// <summary>One value of the configuration and the place that set it.</summary>
/// <param name="Key">The key with all keys above it, joined by dots: <c>paths.solutions</c>.</param>
/// <param name="Value">The value as a person reads it; what may be a secret is not shown.</param>
/// <param name="File">The file that set it, absolute; null for a default.</param>
/// <param name="Line">The line in that file, from 1; null for a default.</param>
/// <param name="Node">The value as it stands in the file; null for a default.</param>
public sealed record ConfigurationSetting(string Key, string Value, string? File, int? Line, YamlNode? Node)
{
    /// <summary>Whether no file sets it.</summary>
    public bool IsDefault => File is null;
}
