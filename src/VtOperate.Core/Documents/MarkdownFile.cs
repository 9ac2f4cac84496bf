using VtOperate.Core.Errors;

namespace VtOperate.Core.Documents;

/// <summary>A Markdown file with its front matter read.</summary>
/// <param name="Fields">The front matter; without entries where there is none or it cannot be read.</param>
/// <param name="Body">The text after the front matter; the whole text where there is none or it never ends.</param>
/// <param name="BodyLine">The line at which the body begins, from 1.</param>
public sealed record MarkdownFile(DocumentFields Fields, string Body, int BodyLine)
{
    /// <summary>
    /// Reads a file. What is wrong with its encoding or its front matter goes to the reporter, and the text stays readable: a document with a slip in
    /// its first lines must not vanish from every search.
    /// </summary>
    /// <param name="engine">What touches the world.</param>
    /// <param name="file">The file, absolute.</param>
    /// <param name="problemId">The id under which problems are reported.</param>
    /// <param name="reporter">Where problems go.</param>
    /// <returns>The document, or null when nothing of it can be read.</returns>
    public static MarkdownFile? Read(IEngine engine, string file, ErrorId problemId, IReporter reporter)
    {
        TextDocument text;
        try
        {
            text = TextDocument.Read(engine.Files, file);
        }
        catch (OperationException bad)
        {
            reporter.Problem(new OperationException(problemId, file, bad.Message, bad));
            return null;
        }

        if (text.InvalidLine is { } line) reporter.Problem(new OperationException(problemId, file, $"'{file}' line {line}: the text is not UTF-8; what could not be decoded is shown as \uFFFD."));
        FrontMatter front = FrontMatter.Split(text.Text);
        if (front.IsUnterminated) reporter.Problem(new OperationException(problemId, file, $"'{file}' line 1: the front matter has no closing line '---'; the whole file is read as text."));
        if (front.Yaml.Length == 0) return new MarkdownFile(new DocumentFields(null), front.Body, front.BodyLine);
        try
        {
            switch (engine.Yaml.Read(front.Yaml, file, front.YamlLine))
            {
                case YamlMap map:
                    return new MarkdownFile(new DocumentFields(map), front.Body, front.BodyLine);
                case { } other:
                    reporter.Problem(new OperationException(problemId, file, $"'{file}' line {other.Line}: the front matter is not a list of 'key: value' lines; only the text after it is read."));
                    break;
            }
        }
        catch (OperationException bad) when (bad.Id == ErrorId.YamlInvalid)
        {
            reporter.Problem(new OperationException(problemId, file, bad.Message, bad));
        }

        return new MarkdownFile(new DocumentFields(null), front.Body, front.BodyLine);
    }
}
