namespace VtOperate.Core.Specs.Reports;

/// <summary>The form of a report about contradictions.</summary>
public enum DriftReportFormat
{
    /// <summary>SARIF 2.1.0, which code scanning reads.</summary>
    Sarif,

    /// <summary>JUnit XML, which test reports read: one test case a rule and feature.</summary>
    JUnit,

    /// <summary>JSON with the properties of the findings by their names.</summary>
    Json,

    /// <summary>Markdown, for people.</summary>
    Markdown,
}
