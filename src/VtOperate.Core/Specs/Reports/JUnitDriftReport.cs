using System.Globalization;
using System.Text;
using System.Xml;
using VtOperate.Core.Specs.Drift;

namespace VtOperate.Core.Specs.Reports;

/// <summary>Writes findings as JUnit XML: a suite a feature, a test case a rule. One that has open findings fails; one whose findings are all accepted or left by comments is skipped. Pure.</summary>
internal static class JUnitDriftReport
{
    private static readonly XmlWriterSettings s_settings = new() { Indent = true, NewLineChars = "\n", NewLineHandling = NewLineHandling.None, Encoding = new UTF8Encoding(false) };

    /// <summary>Writes a report.</summary>
    public static void Write(DriftReport report, Stream output)
    {
        IGrouping<string, DriftFinding>[] features = [.. report.Findings.GroupBy(finding => finding.Feature).OrderBy(feature => feature.Key, StringComparer.Ordinal)];
        using (var xml = XmlWriter.Create(output, s_settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "SpecDrift");
            Counts(xml, features.SelectMany(Cases));
            foreach (IGrouping<string, DriftFinding> feature in features)
            {
                xml.WriteStartElement("testsuite");
                xml.WriteAttributeString("name", Clean(NameOf(feature.Key)));
                Counts(xml, Cases(feature));
                foreach (IGrouping<string, DriftFinding> rule in Cases(feature)) Case(xml, feature.Key, rule);
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        output.WriteByte((byte)'\n');
    }

    private static IEnumerable<IGrouping<string, DriftFinding>> Cases(IEnumerable<DriftFinding> feature) => feature.GroupBy(finding => finding.Rule);

    private static void Counts(XmlWriter xml, IEnumerable<IGrouping<string, DriftFinding>> cases)
    {
        int tests = 0, failures = 0;
        foreach (IGrouping<string, DriftFinding> one in cases)
        {
            tests++;
            if (one.Any(DriftReport.IsOpen)) failures++;
        }

        xml.WriteAttributeString("tests", tests.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("failures", failures.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", (tests - failures).ToString(CultureInfo.InvariantCulture));
    }

    private static void Case(XmlWriter xml, string feature, IGrouping<string, DriftFinding> rule)
    {
        xml.WriteStartElement("testcase");
        xml.WriteAttributeString("classname", Clean(NameOf(feature)));
        xml.WriteAttributeString("name", Clean($"{rule.Key} {DriftRuleNames.Of(rule.Key)}"));
        DriftFinding[] open = [.. rule.Where(DriftReport.IsOpen)];
        xml.WriteStartElement(open.Length > 0 ? "failure" : "skipped");
        string count = open.Length > 0 ? $"{open.Length} of {rule.Count()} not accepted" : $"{rule.Count()} accepted or left by a comment";
        xml.WriteAttributeString("message", Clean(open.Length == 1 ? DriftReport.Sentence(open[0]) : count));
        if (open.Length > 0) xml.WriteAttributeString("type", rule.Key);
        foreach (DriftFinding finding in open)
        {
            xml.WriteString(Clean($"\n{finding.Requirement} ({finding.Confidence}, {finding.Fingerprint})\n  specification: {finding.SpecSays} {DriftReport.Place(finding.SpecFile, finding.SpecLine)}\n  code: {finding.CodeDoes} {DriftReport.Place(finding.CodeFile, finding.CodeLine)}\n  suggestion: {finding.Suggestion}\n"));
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string NameOf(string feature) => feature.Length == 0 ? "project" : feature;

    // XML 1.0 has no way to write most control characters and unpaired surrogates.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i] == '\r' ? ' ' : text[i]);
            else if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) clean.Append(text, i++, 2);
            else clean.Append('\uFFFD');
        }

        return clean.ToString();
    }
}
