namespace VtOperate.Core.History.Bisection;

/// <summary>What runs say if one commit is supposed to be the culprit.</summary>
/// <param name="LogLikelihood">The natural logarithm of how likely these runs are then.</param>
/// <param name="False">How often the check then fails without the bug, on average.</param>
/// <param name="True">How often it then fails with it.</param>
internal readonly record struct FlakyFit(double LogLikelihood, double False, double True);
