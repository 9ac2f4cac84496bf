using System.Management.Automation;
using VtOperate.Binding;
using VtOperate.Core.Flags;
using VtOperate.Runtime;

namespace VtOperate.Commands.Flags;

/// <summary>Shows feature flags as their files hold them.</summary>
[Cmdlet(VerbsCommon.Get, "FeatureFlag")]
[OutputType(typeof(FeatureFlag))]
public sealed class GetFeatureFlagCommand : OperationCommand
{
    /// <summary>Keys; wildcards are allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FlagKeyCompleter))]
    public string[]? Key { get; set; }

    /// <summary>Only flags of this service.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ServiceCompleter))]
    public string? Service { get; set; }

    /// <summary>Only flags of this file.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? File { get; set; }

    /// <inheritdoc/>
    protected override void Execute()
    {
        WildcardPattern[]? wanted = Key is null ? null : Array.ConvertAll(Key, key => WildcardPattern.Get(key, WildcardOptions.IgnoreCase));
        FlagStore flags = OperationServices.Flags(RepositoryFolder, Reporter, StopToken);
        foreach (FeatureFlag flag in flags.Read(Service, File is null ? null : flags.PathOf(File, ResolvePath(File)), StopToken))
        {
            if (wanted is null || Array.Exists(wanted, pattern => pattern.IsMatch(flag.Key))) WriteObject(flag);
        }
    }
}
