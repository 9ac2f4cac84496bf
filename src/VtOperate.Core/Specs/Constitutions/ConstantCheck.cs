using VtOperate.Core.Code;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Constitutions;

/// <summary>Holds constants of the code against their bounds, by their name in any spelling.</summary>
internal static class ConstantCheck
{
    /// <summary>What is out of bounds; null when no file of the change gives the name a number.</summary>
    internal static List<ConstitutionFinding>? Run(ConstitutionRule rule, ConstitutionChange change)
    {
        uint name = NameHash.Of(rule.Name!);
        var found = new List<ConstitutionFinding>();
        bool isNamed = false;
        foreach (ChangedFile file in change.Files.Where(file => rule.Paths is null ? !file.IsTest && CodeLanguage.OfFile(file.Path) is not (CodeFamily.Unknown or CodeFamily.Text) : rule.Covers(file.Path)))
        {
            List<(int Line, double Value)> before = Values(file.Path, file.Before, name), now = Values(file.Path, file.After, name);
            isNamed |= before.Count + now.Count > 0;
            before.RemoveAll(one => rule.Allows(one.Value));
            foreach ((int line, double value) in now.Where(one => !rule.Allows(one.Value)))
            {
                bool isNew = file.Added.Contains(line) && !before.Exists(old => old.Value.Equals(value));
                found.Add(new ConstitutionFinding(rule.Kind, isNew ? FindingState.Introduced : FindingState.PreExisting, FormattableString.Invariant($"{rule.Name} is {value}, {rule.Bounds} is asked for"), rule.Line, file.Path, line));
            }

            if (now.TrueForAll(one => rule.Allows(one.Value))) found.AddRange(before.Select(old => new ConstitutionFinding(rule.Kind, FindingState.Fixed, FormattableString.Invariant($"{rule.Name} was {old.Value}, {rule.Bounds} is asked for"), rule.Line, file.Path)));
        }

        return isNamed ? found : null;
    }

    private static List<(int Line, double Value)> Values(string path, string? text, uint name)
    {
        var found = new List<(int, double)>();
        if (text is null) return found;
        var code = CodeText.Of(text, CodeLanguage.OfFile(path));
        for (int line = 1; line <= code.LineCount; line++)
        {
            if (NumberRule.ValueIn(code.MaskedLine(line), name) is { } value) found.Add((line, value));
        }

        return found;
    }
}
