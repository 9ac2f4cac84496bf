using System.Text;
using VtOperate.Core.Redaction;

namespace VtOperate.Core.Bugs.Probes;

/// <summary>A check that is a program with arguments.</summary>
/// <param name="runner">What starts programs.</param>
/// <param name="program">The program, a name or a path; a relative path counts from the folder in which the check runs.</param>
/// <param name="arguments">Its arguments.</param>
public sealed class CommandProbe(ICommandRunner runner, string program, IReadOnlyList<string> arguments) : IProbe
{
    /// <inheritdoc/>
    public string Text { get; } = SecretRedactor.Redact(Line(program, arguments));

    /// <inheritdoc/>
    public IReadOnlyList<string> Words => CheckWords.OfCommand(program, arguments);

    /// <inheritdoc/>
    public ProbeRun Run(ProbeRequest request, CancellationToken stop)
    {
        ProbeRun run = runner.Run(program, [.. ProbeArguments.Fill(arguments, request.Placeholders), .. request.MoreArguments], request, stop);
        return run with { Output = SecretRedactor.Redact(run.Output) };
    }

    /// <summary>The command line as a person would type it into PowerShell: words with blanks or signs in single quotes.</summary>
    public static string Line(string program, IReadOnlyList<string> arguments)
    {
        var line = new StringBuilder();
        bool isQuoted = !IsPlain(program);
        if (isQuoted) line.Append("& ");
        Append(line, program);
        foreach (string argument in arguments) Append(line.Append(' '), argument);
        return line.ToString();
    }

    private static void Append(StringBuilder line, string word)
    {
        if (IsPlain(word)) line.Append(word);
        else line.Append('\'').Append(word.Replace("'", "''", StringComparison.Ordinal)).Append('\'');
    }

    private static bool IsPlain(string word)
    {
        foreach (char sign in word)
        {
            if (!char.IsLetterOrDigit(sign) && !"-_./\\:=+%^".Contains(sign)) return false;
        }

        return word.Length > 0;
    }
}
