using System.Management.Automation;
using System.Management.Automation.Language;
using VtOperate.HelpGen.Checks;
using VtOperate.HelpGen.Pages;

namespace VtOperate.Module.Tests.Help;

/// <summary>The code of every example, as the engine itself reads it.</summary>
public sealed class ExampleTests
{
    [Fact]
    public void Every_example_uses_only_commands_and_parameters_that_the_bundled_shell_has()
    {
        using var session = new TestSession();
        var commands = new Dictionary<string, CommandInfo?>(StringComparer.OrdinalIgnoreCase);
        int examples = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Staged.Source, "en-US"), "*.md"))
        {
            foreach (HelpExample example in HelpPageReader.Parse(file, File.ReadAllText(file)).Examples)
            {
                examples++;
                string place = $"{Path.GetFileName(file)}: {example.Title}";
                ScriptBlockAst code = Parser.ParseInput(example.Code, out _, out ParseError[] errors);
                Assert.True(errors.Length == 0, $"{place}: {string.Join("; ", errors.Select(error => error.Message))}");
                foreach (CommandAst command in code.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>()) Check(session, commands, command, place);
            }
        }

        Assert.True(examples > 50, $"only {examples} examples were read");
    }

    [Fact]
    public void What_the_help_check_allows_is_what_the_engine_has()
    {
        using var session = new TestSession();
        Assert.All(KnownCommands.OfTheEngine, name => Assert.NotNull(Find(session, name)));
    }

    private static void Check(TestSession session, Dictionary<string, CommandInfo?> commands, CommandAst command, string place)
    {
        if (command.GetCommandName() is not { } name || name.StartsWith('.') || name.Contains('/')) return;
        if (!commands.TryGetValue(name, out CommandInfo? found)) commands[name] = found = Find(session, name);
        Assert.True(found is not null, $"{place}: the bundled shell has no command '{name}'.");
        foreach (CommandParameterAst parameter in command.CommandElements.OfType<CommandParameterAst>())
        {
            int known = found.Parameters.Values.Count(candidate => candidate.Name.Equals(parameter.ParameterName, StringComparison.OrdinalIgnoreCase) || candidate.Aliases.Contains(parameter.ParameterName, StringComparer.OrdinalIgnoreCase));
            Assert.True(known == 1, $"{place}: {name} has no parameter -{parameter.ParameterName}.");
        }
    }

    private static CommandInfo? Find(TestSession session, string name) => session.Invoke($"Get-Command '{name}' -ErrorAction Ignore").Select(found => found.BaseObject).OfType<CommandInfo>().FirstOrDefault();
}
