namespace VtOperate.Core.Specs.Editing;

/// <summary>How a project treats the specifications of what is built, and how that is known.</summary>
/// <param name="Kind">How it treats them.</param>
/// <param name="Reason">How that is known, in one sentence.</param>
/// <param name="Built">How many features were counted because their tasks are done; 0 where the configuration says it.</param>
/// <param name="ChangedAfter">How many of them had a requirement changed after that.</param>
public sealed record PersistenceMode(SpecPersistence Kind, string Reason, int Built, int ChangedAfter);
