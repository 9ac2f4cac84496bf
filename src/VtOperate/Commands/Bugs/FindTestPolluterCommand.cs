using System.Management.Automation;
using VtOperate.Core.Bugs.Polluters;
using VtOperate.Core.Bugs.Probes;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Errors;
using VtOperate.Runtime;

namespace VtOperate.Commands.Bugs;

/// <summary>Finds which earlier tests make a test fail that passes alone.</summary>
[Cmdlet(VerbsCommon.Find, "TestPolluter", DefaultParameterSetName = ScriptSet)]
[OutputType(typeof(TestPolluter))]
public sealed class FindTestPolluterCommand : ReductionCommand
{
    private const string Tests = "tests", TestFile = "file";
    private readonly List<string> _before = [];

    /// <summary>The test that fails after others.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string Test { get; set; } = "";

    /// <summary>The tests that run before it, in their order.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowEmptyString]
    [AllowEmptyCollection]
    public string[] Before { get; set; } = [];

    /// <inheritdoc/>
    protected override void Execute() => _before.AddRange(Before.Select(test => test.Trim()));

    /// <inheritdoc/>
    protected override void Complete()
    {
        if (HasFailed) return;
        bool namesTests = ProbeArguments.Names(ArgumentList, Tests), wantsFile = ProbeArguments.Names(ArgumentList, TestFile);
        if (Command is not null && !namesTests && !wantsFile)
            throw new OperationException(ErrorId.InputMissing, Command, "Nothing in -ArgumentList says where the tests go: {tests} for one argument a test, {tests:|} joined by a sign, or {file} for a file with one test a line.");
        ReductionOptions options = GivenOptions() with { Appends = ScriptBlock is not null };
        WriteObject(OperationServices.TestPolluters(Reporter).Find(Test, _before, GivenProbe()!, options, wantsFile, StopToken));
    }
}
