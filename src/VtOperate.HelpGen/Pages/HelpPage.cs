namespace VtOperate.HelpGen.Pages;

/// <summary>One Markdown page, in the headings of platyPS version 1.</summary>
internal sealed record HelpPage
{
    /// <summary>The file it was read from.</summary>
    public required string File { get; init; }

    /// <summary>The command's name, from the first-level heading; empty when there is none.</summary>
    public string Name { get; init; } = "";

    /// <summary>What the command does, in one sentence.</summary>
    public IReadOnlyList<HelpText> Synopsis { get; init; } = [];

    /// <summary>What the command does, in full.</summary>
    public IReadOnlyList<HelpText> Description { get; init; } = [];

    /// <summary>Its examples.</summary>
    public IReadOnlyList<HelpExample> Examples { get; init; } = [];

    /// <summary>Its parameters.</summary>
    public IReadOnlyList<HelpEntry> Parameters { get; init; } = [];

    /// <summary>What it takes from the pipeline.</summary>
    public IReadOnlyList<HelpEntry> Inputs { get; init; } = [];

    /// <summary>What it writes.</summary>
    public IReadOnlyList<HelpEntry> Outputs { get; init; } = [];

    /// <summary>What else to know.</summary>
    public IReadOnlyList<HelpText> Notes { get; init; } = [];

    /// <summary>Where to read on.</summary>
    public IReadOnlyList<HelpLink> Links { get; init; } = [];

    /// <summary>Second-level headings that a page cannot have or has twice, with their lines.</summary>
    public IReadOnlyList<(string Heading, int Line)> StrayHeadings { get; init; } = [];

    /// <summary>The line of a second-level heading, or 1 when it is missing.</summary>
    public IReadOnlyDictionary<string, int> HeadingLines { get; init; } = new Dictionary<string, int>();
}
