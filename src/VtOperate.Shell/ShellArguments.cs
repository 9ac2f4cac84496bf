namespace VtOperate.Shell;

/// <summary>What the shell is told to do.</summary>
internal sealed record ShellArguments
{
    /// <summary>How the shell is called.</summary>
    internal const string Usage = """
        Runs one pipeline or one script with the VtOperate module imported, and ends.

          VtOperate.Shell [options] "<pipeline>"
          VtOperate.Shell [options] <script.ps1> [arguments]
          VtOperate.Shell [options] <command> [arguments]

        With dotnet run, put -- before them:
          dotnet run --project src/VtOperate.Shell -- examples/investigate.ps1
          dotnet run --project src/VtOperate.Shell -- "Get-OperationContext | Where-Object Branch -eq main"

        Options, before the pipeline or script:
          --json           write each object as one line of JSON
          --sarif          write the findings as one SARIF 2.1.0 log, for tools that review code
          --stdin, -       pipe the lines of standard input in; a pipeline may also start with
                           Read-StandardInput, or use $input
          --module <psd1>  import this manifest and not the staged one
          --version        write the versions of the module, the engine and the runtime
          --help           write this

        Exit codes: 0 done; 1 findings, or a check that failed; 2 wrong use, or an error; 3 a check could not
        be made; 130 stopped with Ctrl+C. A script's own 'exit N' comes before them.
        """;

    /// <summary>The pipeline, script or command; null when only help or the version is asked for.</summary>
    public string? Target { get; init; }

    /// <summary>What stands after it.</summary>
    public IReadOnlyList<string> Arguments { get; init; } = [];

    /// <summary>Whether objects are written as JSON.</summary>
    public bool Json { get; init; }

    /// <summary>Whether findings are written as a SARIF log.</summary>
    public bool Sarif { get; init; }

    /// <summary>Whether standard input is piped in.</summary>
    public bool ReadsInput { get; init; }

    /// <summary>The manifest to import; null for the staged one.</summary>
    public string? Module { get; init; }

    /// <summary>Whether help is asked for.</summary>
    public bool Help { get; init; }

    /// <summary>Whether the versions are asked for.</summary>
    public bool Version { get; init; }

    /// <summary>What is wrong with the command line, as a sentence; null when nothing is.</summary>
    public string? Mistake { get; init; }

    /// <summary>Whether the target is a script file and not the text of a pipeline.</summary>
    public bool IsScript => Target?.EndsWith(".ps1", StringComparison.OrdinalIgnoreCase) == true && !Target.Contains('|', StringComparison.Ordinal);

    /// <summary>Reads the command line. Options end at the first word that is none, so what a script is given is never taken for ours.</summary>
    internal static ShellArguments Parse(IReadOnlyList<string> words)
    {
        var arguments = new ShellArguments();
        for (int i = 0; i < words.Count; i++)
        {
            switch (words[i])
            {
                case "--json":
                    arguments = arguments with { Json = true };
                    break;
                case "--sarif":
                    arguments = arguments with { Sarif = true };
                    break;
                case "--stdin" or "-":
                    arguments = arguments with { ReadsInput = true };
                    break;
                case "--help" or "-h" or "-?" or "/?":
                    return arguments with { Help = true };
                case "--version":
                    return arguments with { Version = true };
                case "--module" when i + 1 < words.Count:
                    arguments = arguments with { Module = words[++i] };
                    break;
                case "--module":
                    return arguments with { Mistake = "--module needs the path of a manifest." };
                case "--" when i + 1 < words.Count:
                    return With(arguments, words, i + 1);
                case ['-', '-', ..]:
                    return arguments with { Mistake = $"'{words[i]}' is no option of this shell." };
                default:
                    return With(arguments, words, i);
            }
        }

        return arguments with { Mistake = "Say what to run: a pipeline in quotes, or a script." };
    }

    private static ShellArguments With(ShellArguments arguments, IReadOnlyList<string> words, int target) =>
        arguments.Json && arguments.Sarif
            ? arguments with { Mistake = "--json and --sarif are two forms of the same output; choose one." }
            : string.IsNullOrWhiteSpace(words[target])
            ? arguments with { Mistake = "The pipeline is empty." }
            : arguments with { Target = words[target], Arguments = [.. words.Skip(target + 1)] };
}
