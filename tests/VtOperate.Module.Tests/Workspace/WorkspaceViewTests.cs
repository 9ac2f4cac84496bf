namespace VtOperate.Module.Tests.Workspace;

/// <summary>What the workspace cmdlets show, to the letter, at the widths of a narrow and of a wide terminal.</summary>
public sealed class WorkspaceViewTests : IDisposable
{
    private readonly ShopFolder _shop = new();

    public static TheoryData<int, string> Made => new()
    {
        {
            80,
            """
            Action  Path                                           Purpose
            ------  ----                                           -------
            Created .vtoperate.yml                                 configuration
            Created docs/solutions/.gitkeep                        solved problems
            Created docs/solutions/patterns/critical-patterns.md   critical patterns
            Created docs/bugs/.gitkeep                             bug investigations
            Created docs/decisions/.gitkeep                        decisions
            Created docs/journal/.gitkeep                          journal
            Created docs/postmortems/.gitkeep                      post-mortems
            """
        },
        {
            120,
            """
            Action  Path                                           Purpose
            ------  ----                                           -------
            Created .vtoperate.yml                                 configuration
            Created docs/solutions/.gitkeep                        solved problems
            Created docs/solutions/patterns/critical-patterns.md   critical patterns
            Created docs/bugs/.gitkeep                             bug investigations
            Created docs/decisions/.gitkeep                        decisions
            Created docs/journal/.gitkeep                          journal
            Created docs/postmortems/.gitkeep                      post-mortems
            """
        },
    };

    public static TheoryData<int, string> Context => new()
    {
        {
            80,
            """
            REPOSITORY
              Folder           SHOP
              Repository       git, with a work tree [.git/config]
              Branch           feature/spec-003-mail [.git/HEAD:1]
              WorkTree         12 untracked [.git]

            CONFIGURATION
              patternThreshold 4 [.vtoperate.yml:1]

            SPECIFICATION
              SpecMode         yes [.specify]
              Constitution     version 2.1.0, ratified 2026-01-15
                               [.specify/memory/constitution.md:3]
              ActiveFeature    003-mail (from the branch) [.git/HEAD:1]

            KNOWLEDGE
              Solutions        docs/solutions, 1 document
              Patterns         docs/solutions/patterns/critical-patterns.md
              Bugs             docs/bugs, 1 document
              Decisions        docs/decisions, 0 documents
              Journal          docs/journal, 0 documents
              Postmortems      docs/postmortems, 0 documents
              Decisions        docs/adr, 1 document
              Checkpoint       .claude-checkpoint.md

            OPEN
              Bug              BUG-0007 (investigating): Mails arrive an hour late when the
                               queue restarts [docs/bugs/BUG-0007-late/report.md:4]

            NOT KNOWN
              - The branch 'feature/spec-003-mail' has no commit yet: there is no history
                to search.

            NEXT
              1. Commit or set aside 12 changed files before you reproduce or bisect: a
                 changed work tree is the first suspect. [.git]
              2. Look at the open bug BUG-0007 (investigating): Mails arrive an hour late
                 when the queue restarts. [docs/bugs/BUG-0007-late/report.md:4]
              3. Go on with the phase 'review', which the checkpoint names next.
                 [.claude-checkpoint.md:1]
              4. Choose an operation from the menu.
                 Start-Operation
            """
        },
        {
            120,
            """
            REPOSITORY
              Folder           SHOP
              Repository       git, with a work tree [.git/config]
              Branch           feature/spec-003-mail [.git/HEAD:1]
              WorkTree         12 untracked [.git]

            CONFIGURATION
              patternThreshold 4 [.vtoperate.yml:1]

            SPECIFICATION
              SpecMode         yes [.specify]
              Constitution     version 2.1.0, ratified 2026-01-15 [.specify/memory/constitution.md:3]
              ActiveFeature    003-mail (from the branch) [.git/HEAD:1]

            KNOWLEDGE
              Solutions        docs/solutions, 1 document
              Patterns         docs/solutions/patterns/critical-patterns.md
              Bugs             docs/bugs, 1 document
              Decisions        docs/decisions, 0 documents
              Journal          docs/journal, 0 documents
              Postmortems      docs/postmortems, 0 documents
              Decisions        docs/adr, 1 document
              Checkpoint       .claude-checkpoint.md

            OPEN
              Bug              BUG-0007 (investigating): Mails arrive an hour late when the queue restarts
                               [docs/bugs/BUG-0007-late/report.md:4]

            NOT KNOWN
              - The branch 'feature/spec-003-mail' has no commit yet: there is no history to search.

            NEXT
              1. Commit or set aside 12 changed files before you reproduce or bisect: a changed work tree is the first suspect.
                 [.git]
              2. Look at the open bug BUG-0007 (investigating): Mails arrive an hour late when the queue restarts.
                 [docs/bugs/BUG-0007-late/report.md:4]
              3. Go on with the phase 'review', which the checkpoint names next. [.claude-checkpoint.md:1]
              4. Choose an operation from the menu.
                 Start-Operation
            """
        },
    };

    public static TheoryData<int, string> Planning => new()
    {
        {
            80,
            """
             # Next                                          Command
             - ----                                          -------
             1 Specify the feature before it is planned and  /speckit.specify
               built.
            """
        },
        {
            120,
            """
             # Next                                                                                  Command
             - ----                                                                                  -------
             1 Specify the feature before it is planned and built.                                   /speckit.specify
            """
        },
    };

    public void Dispose() => _shop.Dispose();

    [Theory]
    [MemberData(nameof(Made))]
    public void Initialize_shows_what_it_made(int width, string expected) => Assert.Equal(expected, Shown("Initialize-OperationWorkspace", width));

    [Theory]
    [MemberData(nameof(Context))]
    public void The_context_shows_each_fact_with_its_proof(int width, string expected)
    {
        Fill();
        Assert.Equal(expected, Shown("Get-OperationContext", width));
    }

    [Theory]
    [MemberData(nameof(Planning))]
    public void The_next_step_is_a_table(int width, string expected)
    {
        Fill();
        Assert.Equal(expected, Shown("Start-Operation NewFeature", width));
    }

    private void Fill()
    {
        Shown("Initialize-OperationWorkspace", 80);
        _shop.Write(".specify/memory/constitution.md", "# Shop Constitution\n\n**Version**: 2.1.0 | **Ratified**: 2026-01-15\n")
            .Write("specs/003-mail/spec.md", "x")
            .Write("docs/bugs/BUG-0007-late/report.md", "---\ntitle: Mails arrive an hour late when the queue restarts\nseverity: high\nstatus: investigating\n---\n")
            .Write(".claude-checkpoint.md", "next_phase: review\n")
            .Write("docs/adr/0001-x.md", "x")
            .Write(".vtoperate.yml", "patternThreshold: 4\n");
    }

    private string Shown(string script, int width, string? answers = null)
    {
        using var session = new TestSession(answers, _shop.Root, width);
        string shown = session.Render(script);
        Assert.All(shown.Split('\n'), line => Assert.InRange(line.Length, 0, width));
        string[] lines = [.. shown.Replace(_shop.Root, "SHOP", StringComparison.Ordinal).Split('\n').Select(line => line.TrimEnd())];
        return string.Join('\n', lines).Trim('\n');
    }
}
