using System.Text.Json;
using VtOperate.Core.Documents;
using VtOperate.Core.Errors;

namespace VtOperate.Core.Specs.Contracts;

/// <summary>Reads the contracts of a feature: files in OpenAPI below its folder, as YAML or JSON. One that is damaged is read as far as paths and methods go.</summary>
/// <param name="engine">What touches the world.</param>
/// <param name="root">The project's folder, absolute.</param>
internal sealed class ContractReader(IEngine engine, string root)
{
    private const int LargestBytes = 32 << 20;
    private const int LargestText = 4 << 20;

    /// <summary>Whether a file may be a contract, by its ending.</summary>
    public static bool MayBe(string file) => Path.GetExtension(file).ToLowerInvariant() is ".yaml" or ".yml" or ".json";

    /// <summary>A contract; null where the file is something else.</summary>
    /// <param name="feature">The folder of the feature.</param>
    /// <param name="path">The file, absolute.</param>
    public Contract? Read(string feature, string path)
    {
        string file = Path.GetRelativePath(root, path).Replace('\\', '/');
        bool isMeant = file.Split('/')[..^1].Contains("contracts", StringComparer.OrdinalIgnoreCase);
        string text;
        try
        {
            text = TextDocument.Decode(engine.Files.ReadBytes(path, LargestBytes)).Text;
        }
        catch (OperationException unreadable)
        {
            return isMeant ? new Contract(file, feature, []) { Problem = (unreadable.Message, 1) } : null;
        }

        if (text.Length > LargestText) return Partial(file, feature, text) is { Operations.Count: > 0 } large ? large with { Limit = $"It is larger than {LargestText >> 20} MB, so that only its paths and methods were read." } : null;
        try
        {
            YamlNode? node = path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? JsonNodes.Read(text) : engine.Yaml.Read(text, file);
            return node is YamlMap map && OpenApiReader.IsContract(map) ? new Contract(file, feature, OpenApiReader.Operations(map, feature, file)) : null;
        }
        catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
        {
            Contract? damaged = Damaged(file, feature, text, isMeant, bad.Message, LineIn(bad.Message));
            return damaged is not null && ContractRepair.Read(engine.Yaml, text) is { } map && OpenApiReader.IsContract(map) ? damaged with { Operations = OpenApiReader.Operations(map, feature, file), IsRepaired = true } : damaged;
        }
        catch (JsonException bad)
        {
            return Damaged(file, feature, text, isMeant, bad.Message, (int)(bad.LineNumber ?? 0) + 1);
        }
    }

    // A file that is no contract of operations is damaged all the same where it lies among the contracts.
    private static Contract? Damaged(string file, string feature, string text, bool isMeant, string why, int line)
    {
        Contract partial = Partial(file, feature, text);
        int number = 0;
        foreach (ReadOnlySpan<char> one in text.AsSpan().EnumerateLines())
        {
            number++;
            if (!one.StartsWith("<<<<<<< ")) continue;
            (why, line) = ("It holds the markers of a merge that was never finished.", number);
            break;
        }

        return isMeant || partial.Operations.Count > 0 ? partial with { Problem = (why, line) } : null;
    }

    private static Contract Partial(string file, string feature, string text) => new(file, feature, ContractLines.Operations(text, feature, file));

    /// <summary>The line that an error of YAML names: 'file' line 12: what is wrong.</summary>
    internal static int LineIn(string message)
    {
        int at = message.IndexOf("' line ", StringComparison.Ordinal);
        if (at < 0) return 1;
        int end = at += 7;
        while (end < message.Length && char.IsAsciiDigit(message[end])) end++;
        return int.TryParse(message[at..end], out int line) ? line : 1;
    }
}
