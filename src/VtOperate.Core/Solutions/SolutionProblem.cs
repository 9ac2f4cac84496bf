namespace VtOperate.Core.Solutions;

/// <summary>The stable ids of what can be wrong with a solution document. An id is never renamed and never used for something else; <c>docs/contracts.md</c> lists them for users.</summary>
public static class SolutionProblem
{
    /// <summary>The file cannot be read as text.</summary>
    public const string Unreadable = "SOL001";

    /// <summary>The text is not UTF-8.</summary>
    public const string Encoding = "SOL002";

    /// <summary>There is no front matter.</summary>
    public const string NoFrontMatter = "SOL003";

    /// <summary>A line around the front matter is not exactly <c>---</c>.</summary>
    public const string Delimiter = "SOL004";

    /// <summary>The front matter is not valid YAML.</summary>
    public const string Yaml = "SOL005";

    /// <summary>A key stands twice.</summary>
    public const string KeyTwice = "SOL006";

    /// <summary>A value begins with a sign that YAML keeps for itself.</summary>
    public const string Indicator = "SOL101";

    /// <summary>A value without quotes holds a colon and a blank.</summary>
    public const string Colon = "SOL102";

    /// <summary>A value without quotes is cut at a hash.</summary>
    public const string Hash = "SOL103";

    /// <summary>A field that is required is missing or empty.</summary>
    public const string Missing = "SOL201";

    /// <summary>A draft has a field open.</summary>
    public const string Open = "SOL202";

    /// <summary>A word is none of those that its field takes.</summary>
    public const string UnknownWord = "SOL203";

    /// <summary>A word is spelled in another way than the schema spells it.</summary>
    public const string Spelling = "SOL204";

    /// <summary>A list has too many items.</summary>
    public const string TooMany = "SOL205";

    /// <summary>A list is given as a text.</summary>
    public const string NotList = "SOL206";

    /// <summary>A text is given as a list or as keys with values.</summary>
    public const string NotText = "SOL207";

    /// <summary>A tag is not in lower case and joined by hyphens.</summary>
    public const string TagForm = "SOL208";

    /// <summary>A day is not written as <c>2026-03-01</c>.</summary>
    public const string DayForm = "SOL209";

    /// <summary>The day stands under another key.</summary>
    public const string DayKey = "SOL210";

    /// <summary>What status and open fields say does not fit the document.</summary>
    public const string DraftState = "SOL211";

    /// <summary>The category is missing or names another folder.</summary>
    public const string Category = "SOL301";

    /// <summary>The document stands in another folder than its problem type's.</summary>
    public const string Folder = "SOL302";

    /// <summary>There is no title.</summary>
    public const string Title = "SOL401";

    /// <summary>A section that readers look for is missing.</summary>
    public const string Section = "SOL402";

    /// <summary>Text of a template was left.</summary>
    public const string Placeholder = "SOL403";

    /// <summary>A secret stands in the document.</summary>
    public const string Secret = "SOL404";

    /// <summary>A link leads nowhere.</summary>
    public const string Link = "SOL501";

    /// <summary>A cited path is gone or was renamed.</summary>
    public const string Path = "SOL502";

    /// <summary>A cited path was never in this history.</summary>
    public const string UnknownPath = "SOL503";

    /// <summary>A cited commit is unknown or unreachable.</summary>
    public const string Commit = "SOL504";

    /// <summary>Every id, in ordinal order.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        Unreadable, Encoding, NoFrontMatter, Delimiter, Yaml, KeyTwice, Indicator, Colon, Hash, Missing, Open, UnknownWord, Spelling, TooMany, NotList, NotText, TagForm, DayForm,
        DayKey, DraftState, Category, Folder, Title, Section, Placeholder, Secret, Link, Path, UnknownPath, Commit,
    ];
}
