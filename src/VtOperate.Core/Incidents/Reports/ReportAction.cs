using System.Globalization;

namespace VtOperate.Core.Incidents.Reports;

/// <summary>An action item as a report shows it.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Who sees to it; null when nobody said.</param>
/// <param name="Due">Until when; null when nobody said.</param>
/// <param name="State">Where it stands, in words.</param>
/// <param name="IsOpen">Whether it is still to be done.</param>
/// <param name="IsLate">Whether its day has passed and it is still to be done.</param>
internal sealed record ReportAction(string Label, string Text, string? Owner, DateOnly? Due, string State, bool IsOpen, bool IsLate)
{
    /// <summary>The day as people read it.</summary>
    internal string DueText => Due?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "unknown";
}
