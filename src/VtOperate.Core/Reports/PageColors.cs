using System.Text;

namespace VtOperate.Core.Reports;

/// <summary>Every colour that a page uses, and which of them stand on which. Nothing is told by colour alone.</summary>
internal static class PageColors
{
    /// <summary>What stands behind everything.</summary>
    internal static readonly PageColor Paper = new("paper", "#ffffff", "#0d1117");

    /// <summary>What stands behind boxes and the heads of tables.</summary>
    internal static readonly PageColor Panel = new("panel", "#f3f4f6", "#1b2129");

    /// <summary>Text.</summary>
    internal static readonly PageColor Ink = new("ink", "#1b1f24", "#e6edf3");

    /// <summary>Text that matters less, and lines of charts.</summary>
    internal static readonly PageColor Muted = new("muted", "#545d68", "#a5b0bc");

    /// <summary>Lines between rows; they tell nothing.</summary>
    internal static readonly PageColor Rule = new("rule", "#d0d7de", "#30363d");

    /// <summary>Links, and bars of charts.</summary>
    internal static readonly PageColor Accent = new("accent", "#0a55a8", "#7ab8ff");

    /// <summary>What is late, refused or in doubt.</summary>
    internal static readonly PageColor Alarm = new("alarm", "#a40e26", "#ff9a92");

    /// <summary>Text on the colour of a severity.</summary>
    internal static readonly PageColor Badge = new("badge", "#ffffff", "#0d1117");

    /// <summary>The colours of the severities 1 to 4, and last the one for unknown.</summary>
    internal static IReadOnlyList<PageColor> Severities { get; } =
    [
        new("severity1", "#a40e26", "#ff9a92"),
        new("severity2", "#9a4200", "#ffb375"),
        new("severity3", "#6f5400", "#e6c75c"),
        new("severity4", "#0a55a8", "#7ab8ff"),
        new("severity0", "#545d68", "#a5b0bc"),
    ];

    /// <summary>Every colour.</summary>
    internal static IReadOnlyList<PageColor> All { get; } = [Paper, Panel, Ink, Muted, Rule, Accent, Alarm, Badge, .. Severities];

    /// <summary>Which text stands on which colour: 4.5 to 1 at least (WCAG 2.2, 1.4.3).</summary>
    internal static IReadOnlyList<(PageColor Text, PageColor Behind)> Texts { get; } =
    [
        (Ink, Paper), (Ink, Panel), (Muted, Paper), (Muted, Panel), (Accent, Paper), (Accent, Panel), (Alarm, Paper), (Alarm, Panel),
        .. Severities.Select(severity => (Badge, severity)),
    ];

    /// <summary>Which marks and bars stand on which colour: 3 to 1 at least (WCAG 2.2, 1.4.11).</summary>
    internal static IReadOnlyList<(PageColor Shape, PageColor Behind)> Shapes { get; } = [(Accent, Paper), (Muted, Paper), (Ink, Paper), .. Severities.Select(severity => (severity, Paper))];

    /// <summary>The colours as variables of a style: light ones on paper and by default, dark ones on a screen whose user asks for them.</summary>
    internal static string Css()
    {
        var css = new StringBuilder(":root{color-scheme:light dark;");
        foreach (PageColor color in All) css.Append("--").Append(color.Name).Append(':').Append(color.Light).Append(';');
        css.Append("}\n@media screen and (prefers-color-scheme:dark){:root{");
        foreach (PageColor color in All) css.Append("--").Append(color.Name).Append(':').Append(color.Dark).Append(';');
        return css.Append("}}\n").ToString();
    }
}
