using System.Text;
using System.Xml;
using System.Xml.Linq;
using VtOperate.HelpGen.Cmdlets;
using VtOperate.HelpGen.Pages;

namespace VtOperate.HelpGen.Maml;

/// <summary>
/// Writes pages and shapes as the MAML that <c>Get-Help</c> reads. The form is that of PowerShell's own help files:
/// a <c>helpItems</c> root with one <c>command:command</c> a cmdlet, its elements in the order of the MAML schema.
/// </summary>
internal static class MamlWriter
{
    private const int TitleWidth = 76;

    private static readonly XNamespace s_root = "http://msh";
    private static readonly XNamespace s_command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace s_maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace s_dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    /// <summary>Writes the help file; its folder is made when it is missing.</summary>
    /// <param name="cmdlets">The cmdlets of the module.</param>
    /// <param name="pages">A checked page for each of them.</param>
    /// <param name="file">The file to write.</param>
    internal static void Write(IReadOnlyList<CmdletShape> cmdlets, IReadOnlyList<HelpPage> pages, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        string unfinished = file + ".new";
        using (var writer = XmlWriter.Create(unfinished, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None }))
        {
            Document(cmdlets, pages).Save(writer);
        }

        File.Move(unfinished, file, overwrite: true);
    }

    /// <summary>The help file as a document.</summary>
    internal static XDocument Document(IReadOnlyList<CmdletShape> cmdlets, IReadOnlyList<HelpPage> pages) =>
        new(new XElement(
            s_root + "helpItems",
            new XAttribute("schema", "maml"),
            new XAttribute(XNamespace.Xmlns + "command", s_command),
            new XAttribute(XNamespace.Xmlns + "maml", s_maml),
            new XAttribute(XNamespace.Xmlns + "dev", s_dev),
            cmdlets.Select(cmdlet => Command(cmdlet, pages.First(page => page.Name == cmdlet.Name)))));

    private static XElement Command(CmdletShape cmdlet, HelpPage page) =>
        new(
            s_command + "command",
            new XElement(
                s_command + "details",
                new XElement(s_command + "name", cmdlet.Name),
                new XElement(s_command + "verb", cmdlet.Verb),
                new XElement(s_command + "noun", cmdlet.Noun),
                Described(page.Synopsis)),
            Described(page.Description),
            new XElement(s_command + "syntax", cmdlet.Sets.Select(set => SyntaxItem(cmdlet, set))),
            new XElement(s_command + "parameters", Parameters(cmdlet).Select(parameter => Parameter(parameter, parameter.Places[0], Prose(parameter, page), detailed: true))),
            new XElement(s_command + "inputTypes", page.Inputs.Select(entry => Typed("inputType", entry))),
            new XElement(s_command + "returnValues", page.Outputs.Select(entry => Typed("returnValue", entry))),
            page.Notes.Count == 0 ? null : new XElement(s_maml + "alertSet", new XElement(s_maml + "alert", Paragraphs(page.Notes))),
            new XElement(s_command + "examples", page.Examples.Select(Example)),
            new XElement(s_command + "relatedLinks", Links(cmdlet, page)));

    private static XElement SyntaxItem(CmdletShape cmdlet, string? set) =>
        new(
            s_command + "syntaxItem",
            new XElement(s_maml + "name", cmdlet.Name),
            Parameters(cmdlet)
                .Select(parameter => (Parameter: parameter, Place: parameter.In(set)))
                .Where(entry => entry.Place is not null)
                .OrderBy(entry => entry.Place!.Position ?? int.MaxValue)
                .ThenBy(entry => !entry.Place!.Required)
                .ThenBy(entry => entry.Parameter.IsSwitch)
                .ThenBy(entry => entry.Parameter.Name is "WhatIf" or "Confirm")
                .Select(entry => Parameter(entry.Parameter, entry.Place!, [], detailed: false)));

    private static XElement Parameter(ParameterShape parameter, ParameterPlace place, IEnumerable<string> prose, bool detailed)
    {
        var element = new XElement(
            s_command + "parameter",
            new XAttribute("required", place.Required ? "true" : "false"),
            new XAttribute("variableLength", parameter.IsArray ? "true" : "false"),
            new XAttribute("globbing", parameter.Globbing ? "true" : "false"),
            new XAttribute("pipelineInput", place.PipelineInput),
            new XAttribute("position", place.Position is { } position ? XmlConvert.ToString(position) : "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(s_maml + "name", parameter.Name),
            new XElement(s_maml + "description", prose.Select(Paragraph)));
        if (!detailed && parameter.Values.Count > 0)
            element.Add(new XElement(s_command + "parameterValueGroup", parameter.Values.Select(value => Value("parameterValue", value, required: false))));
        if (detailed || !parameter.IsSwitch)
            element.Add(Value("parameterValue", parameter.TypeName, required: !parameter.IsSwitch));
        element.Add(
            new XElement(s_dev + "type", new XElement(s_maml + "name", parameter.TypeName), new XElement(s_maml + "uri")),
            new XElement(s_dev + "defaultValue", parameter.Default ?? "None"));
        return element;
    }

    private static XElement Value(string name, string text, bool required) =>
        new(s_command + name, new XAttribute("required", required ? "true" : "false"), new XAttribute("variableLength", "false"), text);

    private static IEnumerable<string> Prose(ParameterShape parameter, HelpPage page)
    {
        HelpEntry? entry = page.Parameters.FirstOrDefault(candidate => candidate.Name == parameter.Name);
        if (entry is not null)
        {
            foreach (HelpText text in entry.Text) yield return text.Plain;
        }
        else
        {
            yield return parameter.Name == "WhatIf"
                ? "Shows what the command would change, file by file, and changes nothing."
                : "Asks before each change. Where nobody can answer, give -Confirm:$false or the change is not made.";
        }

        if (parameter.Values.Count > 0) yield return "Allowed values: " + string.Join(", ", parameter.Values) + ".";
    }

    private static IEnumerable<ParameterShape> Parameters(CmdletShape cmdlet)
    {
        if (!cmdlet.SupportsShouldProcess) return cmdlet.Parameters;
        return [.. cmdlet.Parameters, Switch("Confirm", "cf"), Switch("WhatIf", "wi")];
    }

    private static ParameterShape Switch(string name, string alias) => new()
    {
        Name = name,
        TypeName = "SwitchParameter",
        IsSwitch = true,
        Aliases = [alias],
        Default = "False",
        Places = [new ParameterPlace(null, null, false, false, false)],
    };

    private static XElement Typed(string name, HelpEntry entry) =>
        new(
            s_command + name,
            new XElement(s_dev + "type", new XElement(s_maml + "name", entry.Name)),
            new XElement(s_maml + "description", Paragraphs(entry.Text)));

    private static XElement Example(HelpExample example)
    {
        string title = $" {MarkdownText.Plain(example.Title)} ";
        return new XElement(
            s_command + "example",
            new XElement(s_maml + "title", title.PadLeft((TitleWidth + title.Length) / 2, '-').PadRight(TitleWidth, '-')),
            new XElement(s_maml + "introduction", Paragraphs(example.Introduction)),
            new XElement(s_dev + "code", example.Code),
            new XElement(s_dev + "remarks", Paragraphs(example.Remarks)));
    }

    private static IEnumerable<XElement> Links(CmdletShape cmdlet, HelpPage page)
    {
        // Get-Help -Online opens the first address.
        if (cmdlet.HelpUri is not null) yield return Link("Online version:", cmdlet.HelpUri);
        foreach (HelpLink link in page.Links)
        {
            bool isAddress = link.Uri.Contains("://", StringComparison.Ordinal);
            if (!isAddress || link.Uri != cmdlet.HelpUri) yield return Link(link.Text, isAddress ? link.Uri : "");
        }
    }

    private static XElement Link(string text, string uri) =>
        new(s_maml + "navigationLink", new XElement(s_maml + "linkText", text), new XElement(s_maml + "uri", uri));

    private static XElement Described(IEnumerable<HelpText> texts) => new(s_maml + "description", Paragraphs(texts));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<HelpText> texts) => texts.Select(text => Paragraph(text.Plain));

    private static XElement Paragraph(string text) => new(s_maml + "para", text);
}
