using System.Management.Automation;
using System.Reflection;

namespace VtOperate.Module.Tests.Manifest;

/// <summary>What every cmdlet keeps to, held against all of them by reflection.</summary>
public sealed class CmdletConventionTests
{
    // The verbs that read; every other verb changes something and has to support -WhatIf.
    private static readonly HashSet<string> s_reading = new(StringComparer.Ordinal)
    {
        "Get", "Search", "Find", "Test", "Trace", "ConvertFrom", "Measure", "Group", "Invoke-BugInvestigation", "Start-Operation", "New-IncidentMessage",
    };

    private static readonly HashSet<string> s_common = new(
        typeof(System.Management.Automation.Internal.CommonParameters).GetProperties().SelectMany(Names), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Verbs_are_approved_and_nouns_are_singular()
    {
        using var session = new TestSession();
        HashSet<string> approved = [.. typeof(VerbsCommon).Assembly.GetExportedTypes().Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal) && type.IsAbstract).SelectMany(type => type.GetFields()).Select(field => field.Name)];
        Assert.All(ExportedCmdlets.In(session), cmdlet =>
        {
            Assert.True(approved.Contains(cmdlet.Verb), $"{cmdlet.Name}: the verb is not approved.");
            Assert.False(cmdlet.Noun.EndsWith('s') && !cmdlet.Noun.EndsWith("ss", StringComparison.Ordinal), $"{cmdlet.Name}: the noun is a plural.");
            Assert.Equal(cmdlet.Name.Replace("-", "", StringComparison.Ordinal) + "Command", cmdlet.ImplementingType.Name);
            Assert.StartsWith("VtOperate.Commands.", cmdlet.ImplementingType.Namespace, StringComparison.Ordinal);
            Assert.True(cmdlet.ImplementingType.IsSealed, $"{cmdlet.Name}: the class is not sealed.");
        });
    }

    [Fact]
    public void Every_cmdlet_takes_a_repository_and_says_what_it_writes()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet =>
        {
            ParameterMetadata repository = cmdlet.Parameters["Repository"];
            Assert.True(repository.ParameterSets.Values.All(set => set.ValueFromPipelineByPropertyName), $"{cmdlet.Name}: -Repository does not bind by property name in every set.");
            Assert.True(cmdlet.OutputType.Count > 0, $"{cmdlet.Name} has no OutputType.");
        });
    }

    [Fact]
    public void Whatever_changes_something_supports_WhatIf()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet =>
        {
            CmdletAttribute attribute = cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!;
            bool reads = s_reading.Contains(cmdlet.Verb) || s_reading.Contains(cmdlet.Name);
            Assert.True(reads || attribute.SupportsShouldProcess, $"{cmdlet.Name} does not support -WhatIf.");
            Assert.True(attribute.ConfirmImpact <= ConfirmImpact.Medium || cmdlet.Name is "Invoke-Mitigation" or "Send-IncidentMessage", $"{cmdlet.Name}: ConfirmImpact is {attribute.ConfirmImpact}.");
        });
    }

    [Fact]
    public void A_cmdlet_that_can_save_supports_WhatIf()
    {
        using var session = new TestSession();
        Assert.All(
            ExportedCmdlets.In(session).Where(cmdlet => ExportedCmdlets.OwnParameters(cmdlet).Any(parameter => parameter.Name is "Save" or "Force")),
            cmdlet => Assert.True(cmdlet.ImplementingType.GetCustomAttribute<CmdletAttribute>()!.SupportsShouldProcess, $"{cmdlet.Name} writes and does not support -WhatIf."));
    }

    [Fact]
    public void Parameters_have_good_names_and_types()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet => Assert.All(ExportedCmdlets.OwnParameters(cmdlet), parameter =>
        {
            string name = cmdlet.Name + " -" + parameter.Name;
            Assert.All(Names(parameter), word => Assert.False(s_common.Contains(word), $"{name} takes the name or alias '{word}' of a common parameter."));
            Assert.False(Names(parameter).Any(word => word is "WhatIf" or "Confirm" or "wi" or "cf"), $"{name} takes a reserved name.");
            Assert.True(char.IsAsciiLetterUpper(parameter.Name[0]) && parameter.Name.All(char.IsAsciiLetterOrDigit), name);
            Assert.False(parameter.PropertyType == typeof(bool), $"{name} is a bool; it has to be a switch.");
            Assert.False(parameter.Name.Contains("Password", StringComparison.OrdinalIgnoreCase) && parameter.PropertyType == typeof(string), $"{name} takes a secret as plain text.");
        }));
    }

    [Fact]
    public void One_parameter_a_set_binds_pipeline_objects_and_no_position_is_taken_twice()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet => Assert.All(cmdlet.ParameterSets, set =>
        {
            Assert.True(set.Parameters.Count(parameter => parameter.ValueFromPipeline) <= 1, $"{cmdlet.Name} ({set.Name}): several parameters bind pipeline objects.");
            int[] positions = [.. set.Parameters.Select(parameter => parameter.Position).Where(position => position >= 0)];
            Assert.True(positions.Distinct().Count() == positions.Length, $"{cmdlet.Name} ({set.Name}): a position is taken twice.");
        }));
    }

    [Fact]
    public void No_cmdlet_is_found_by_a_name_that_PowerShell_itself_has()
    {
        using var session = new TestSession();
        Assert.All(ExportedCmdlets.In(session), cmdlet => Assert.Single(session.Invoke($"Get-Command {cmdlet.Name} -All")));
    }

    private static IEnumerable<string> Names(PropertyInfo parameter) =>
        parameter.GetCustomAttributes<AliasAttribute>().SelectMany(alias => alias.AliasNames).Append(parameter.Name);
}
