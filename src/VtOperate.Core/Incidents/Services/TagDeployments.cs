using VtOperate.Core.History;

namespace VtOperate.Core.Incidents.Services;

/// <summary>Reads deployments off the tags of a service's repositories.</summary>
internal static class TagDeployments
{
    private const string Prefix = "refs/tags/";

    /// <summary>The tags that mark deployments, newest commit first. A tag whose commit is not there, as in a shallow clone, is left out.</summary>
    internal static List<Deployment> Of(IEngine engine, OperatedService service, IReporter reporter, CancellationToken stop)
    {
        List<Deployment> found = [];
        foreach (string folder in service.Repositories)
        {
            using IGitRepository? repository = engine.Git.Open(folder);
            if (repository is null) continue;
            using IObjectReader objects = repository.OpenObjects();
            var history = new HistoryReader(objects, repository.ShallowBoundary);
            int absent = 0;
            foreach (GitReference tag in repository.References)
            {
                stop.ThrowIfCancellationRequested();
                if (!tag.Name.StartsWith(Prefix, StringComparison.Ordinal) || !IsDeployment(service, tag.Name[Prefix.Length..])) continue;
                if (!objects.Contains(tag.Commit))
                {
                    absent++;
                    continue;
                }

                found.Add(new Deployment
                {
                    Id = tag.Name,
                    Service = service.Name,
                    Version = tag.Name[Prefix.Length..],
                    Sha = tag.Commit.ToString(),
                    At = DateTimeOffset.FromUnixTimeSeconds(history.ReadCommit(tag.Commit).Time),
                    Source = DeploymentSource.Tag,
                    Repository = repository.Root,
                });
            }

            if (absent > 0) reporter.Verbose(FormattableString.Invariant($"{absent} tags of '{repository.Root}' name commits that this clone does not have."));
        }

        found.Sort((left, right) => left.At != right.At ? right.At.CompareTo(left.At) : string.CompareOrdinal(right.Version, left.Version));
        return found;
    }

    /// <summary>The tag that a deployment of a commit is best named by; null where there is none.</summary>
    internal static string? NameOf(IGitRepository repository, ObjectId commit, OperatedService service)
    {
        foreach (GitReference tag in repository.References)
        {
            if (tag.Commit == commit && tag.Name.StartsWith(Prefix, StringComparison.Ordinal) && IsDeployment(service, tag.Name[Prefix.Length..])) return tag.Name[Prefix.Length..];
        }

        return null;
    }

    private static bool IsDeployment(OperatedService service, string tag)
    {
        if (service.Tags.Count == 0) return IsVersion(tag);
        foreach (string pattern in service.Tags)
        {
            if (PathPattern.Fits(pattern, tag)) return true;
        }

        return false;
    }

    // v1.2, 1.2.3: what is released, and not what is tried before (1.2.3-rc.1).
    private static bool IsVersion(string tag)
    {
        ReadOnlySpan<char> rest = tag.AsSpan(tag.Length > 0 && tag[0] is 'v' or 'V' ? 1 : 0);
        bool hasDot = false;
        for (int i = 0; i < rest.Length; i++)
        {
            if (char.IsAsciiDigit(rest[i])) continue;
            if (rest[i] != '.' || i == 0 || i == rest.Length - 1 || rest[i - 1] == '.') return false;
            hasDot = true;
        }

        return hasDot;
    }
}
