using System.Text;

namespace VtOperate.Core.Workspace;

/// <summary>The first <c>.vtoperate.yml</c> of a repository: every key is there, explained and switched off.</summary>
public static class ConfigurationTemplate
{
    private const string Head = """
        # Configuration of VtOperate. Every key is optional; the nearest file upward wins key by key.
        # A line that begins with "#" and a letter is an example: take the "#" away to use it.
        version: 1

        """;

    private const string Tail = """

        # Further folders of solutions to search, by name. They are read only and may be outside the repository.
        #knowledge:
        #  platform: ../platform/docs/solutions

        # Words that are allowed in the front matter of solutions beside the known ones.
        #vocabulary:
        #  component: [checkout, api-gateway]
        #  root_cause: [clock-skew]

        # How many similar solutions make a pattern.
        #patternThreshold: 3

        # Where incidents and deployments are kept: branch, folder, { branch: NAME }, { repository: PATH } or { folder: PATH }.
        #store: branch

        # What runs in production. Messages about a service go to its channels.
        #services:
        #  checkout:
        #    repositories: [shop]
        #    paths: [src/checkout]
        #    deployments: { tags: "checkout-*" }
        #    flags: [config/flags.json]
        #    channels: [war-room]
        #    critical: true

        # Where messages go. A secret is only ever a reference: { env: NAME } or { vault: NAME, secret: NAME }.
        #channels:
        #  war-room:
        #    type: slack
        #    url: { env: WAR_ROOM_URL }

        # Scripts that mitigate an incident. They run only after you have approved this file.
        #mitigations:
        #  redeploy:
        #    service: checkout
        #    kind: Script
        #    invoke: ./deploy.ps1 -Previous
        #    verify: ./check.ps1
        #    undo: ./deploy.ps1 -Latest

        # How findings about specifications are judged: auto, flow-back, flow-forward or living-spec.
        #specs:
        #  persistence: auto

        """;

    private static readonly (string Key, string Default)[] s_paths =
    [
        ("solutions", "docs/solutions"), ("patterns", "docs/solutions/patterns/critical-patterns.md"), ("bugs", "docs/bugs"),
        ("decisions", "docs/decisions"), ("journal", "docs/journal"), ("postmortems", "docs/postmortems"),
    ];

    /// <summary>The text, UTF-8 with LF.</summary>
    /// <param name="paths">Paths below <c>paths</c> that the repository already uses in another spelling, by key: they are switched on, so that new records join the old ones.</param>
    public static byte[] Render(IReadOnlyDictionary<string, string> paths)
    {
        var text = new StringBuilder(Head.ReplaceLineEndings("\n")).Append('\n');
        text.Append("# Where records are written, relative to this file and inside the repository.\n").Append(paths.Count == 0 ? "#paths:\n" : "paths:\n");
        foreach ((string key, string otherwise) in s_paths)
        {
            if (paths.TryGetValue(key, out string? used)) text.Append("  ").Append(key).Append(": ").Append(Quoted(used)).Append('\n');
            else text.Append("#  ").Append(key).Append(": ").Append(otherwise).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.Append(Tail.ReplaceLineEndings("\n")).ToString());
    }

    /// <summary>The default of a key below <c>paths</c>; null for another key.</summary>
    public static string? Default(string key)
    {
        foreach ((string known, string otherwise) in s_paths)
        {
            if (known == key) return otherwise;
        }

        return null;
    }

    private static string Quoted(string path)
    {
        foreach (char c in path)
        {
            if (!char.IsLetterOrDigit(c) && c is not ('/' or '-' or '_' or '.')) return "'" + path.Replace("'", "''", StringComparison.Ordinal) + "'";
        }

        return path;
    }
}
