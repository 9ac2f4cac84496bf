using System.Collections;
using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Delivery;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Incidents;

/// <summary>Writes a message about an incident for those who are to be told, from what is recorded. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "IncidentMessage")]
[OutputType(typeof(IncidentMessage))]
public sealed class NewIncidentMessageCommand : OperationCommand
{
    /// <summary>The label of the incident.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(IncidentIdCompleter))]
    public IncidentId? Id { get; set; }

    /// <summary>Who is to read it; one message each.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateSet("responders", "all-hands", "executive", "support", "customer", "status-page")]
    public string[] Audience { get; set; } = [];

    /// <summary>The point of the incident at which it is written; the one that goes with its state by default.</summary>
    [Parameter(Position = 2)]
    [ValidateSet("declared", "investigating", "identified", "monitoring", "resolved", "update-without-news", "postmortem")]
    public string? Stage { get; set; }

    /// <summary>What is new, in your own words.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Message { get; set; }

    /// <summary>What it is about, instead of what the template says.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Subject { get; set; }

    /// <summary>When the next update comes, instead of what the rhythm says.</summary>
    [Parameter]
    public DateTimeOffset? NextUpdate { get; set; }

    /// <summary>Values for names in templates that nothing records, by name.</summary>
    [Parameter]
    [ValidateNotNull]
    public Hashtable Value { get; set; } = [];

    /// <inheritdoc/>
    protected override void Execute()
    {
        if (NextUpdate is { } next && next <= DateTimeOffset.UtcNow) throw new OperationException(ErrorId.ValueNotAllowed, next, $"-NextUpdate is {next:yyyy-MM-dd HH:mm zzz}, which has passed.");
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry entry in Value) values[entry.Key.ToString() ?? ""] = LanguagePrimitives.ConvertTo<string>(entry.Value);
        MessageWriter writer = OperationServices.Messages(RepositoryFolder, Reporter, StopToken);
        foreach (string audience in Audience.Distinct(StringComparer.OrdinalIgnoreCase))
        {
            try
            {
                WriteObject(writer.Write(new MessageRequest(Id!.Text, audience.ToLowerInvariant()) { Stage = Stage?.ToLowerInvariant(), Subject = Subject, News = Message, NextUpdate = NextUpdate, Values = values }));
            }
            catch (OperationException problem) when (problem.Id == ErrorId.TemplateInvalid)
            {
                Reporter.Problem(problem);
            }
        }
    }
}
