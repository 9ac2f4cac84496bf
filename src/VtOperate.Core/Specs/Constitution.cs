namespace VtOperate.Core.Specs;

/// <summary>The principles that a spec-kit project has agreed on, as far as the file tells.</summary>
/// <param name="Title">Its heading.</param>
/// <param name="Version">The version as written, or null.</param>
/// <param name="Ratified">The date of ratification as written, or null.</param>
/// <param name="LastAmended">The date of the last change as written, or null.</param>
/// <param name="IsTemplate">Whether it is the template that nobody has filled in: it binds nobody then.</param>
/// <param name="File">The file, absolute.</param>
/// <param name="Line">The line of the version, from 1; 1 when none is written.</param>
public sealed record Constitution(string Title, string? Version, string? Ratified, string? LastAmended, bool IsTemplate, string File, int Line)
{
    /// <summary>Reads a constitution. Any text is one; what it does not say is null.</summary>
    public static Constitution Read(string text, string file)
    {
        string title = "", version = "", ratified = "", amended = "";
        int at = 1;
        bool isTemplate = false;
        foreach (SpecLine line in SpecText.Lines(text))
        {
            if (title.Length == 0 && line.Text.StartsWith("# ", StringComparison.Ordinal)) title = line.Text[2..].Trim();
            isTemplate |= line.Text.Contains("[PROJECT_NAME]", StringComparison.Ordinal) || line.Text.Contains("[PRINCIPLE_1_NAME]", StringComparison.Ordinal)
                || line.Text.Contains("[CONSTITUTION_VERSION]", StringComparison.Ordinal);
            if (!line.Text.Contains('|') && !line.Text.Contains("Version", StringComparison.OrdinalIgnoreCase)) continue;
            foreach (string part in line.Text.Split('|'))
            {
                int colon = part.IndexOfAny([':', '：']);
                if (colon < 0) continue;
                string name = part[..colon].Trim('*', '_', ' ', '-'), value = part[(colon + 1)..].Trim('*', '_', ' ', '`');
                if (value.Length == 0) continue;
                if (name.Equals("Version", StringComparison.OrdinalIgnoreCase)) (version, at) = (value, line.Number);
                else if (name.Equals("Ratified", StringComparison.OrdinalIgnoreCase)) ratified = value;
                else if (name.Equals("Last Amended", StringComparison.OrdinalIgnoreCase)) amended = value;
            }
        }

        return new Constitution(title, Said(version), Said(ratified), Said(amended), isTemplate, file, at);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        if (IsTemplate) return "an unfilled template: no principle holds yet";
        string words = Version is null ? "no version" : "version " + Version;
        return Ratified is null ? words : $"{words}, ratified {Ratified}";
    }

    private static string? Said(string value) => value.Length == 0 || value[0] == '[' ? null : value;
}
