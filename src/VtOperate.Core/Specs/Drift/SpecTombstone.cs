using System.Text;
using VtOperate.Core.History;

namespace VtOperate.Core.Specs.Drift;

/// <summary>Where a requirement that is gone was defined last.</summary>
/// <param name="Feature">The feature's folder.</param>
/// <param name="File">The specification, relative to the project, with forward slashes.</param>
/// <param name="Text">What it demanded.</param>
/// <param name="Commit">The commit that took it away, as a person reads it.</param>
/// <param name="Sha">That commit, 40 digits.</param>
internal sealed record SpecTombstone(string Feature, string File, string Text, string Commit, string Sha)
{
    private const int MostCommits = 20_000;

    /// <summary>Looks through the history of the documents; null where no commit ever defined the id.</summary>
    public static SpecTombstone? Find(DriftContext context, string id, CancellationToken stop)
    {
        if (context.History is not { } history) return null;
        byte[] wanted = Encoding.UTF8.GetBytes(id);
        int seen = 0;
        foreach (string root in context.Project.Roots)
        {
            foreach (CommitNode commit in PathLog.Read(history.Reader, history.Head.Id, history.InRepository(root), stop))
            {
                if (commit.Parents.Count != 1 || ++seen > MostCommits) continue;
                foreach (FileChange change in history.Reader.ReadChanges(commit, stop))
                {
                    if (change.IsAdded || !change.Path.EndsWith(".md", StringComparison.Ordinal) || history.InProject(change.Path) is not { } path || !path.StartsWith(root, StringComparison.Ordinal)) continue;
                    byte[] before = history.Reader.ReadBlob(change.Before).ToArray();
                    if (before.AsSpan().IndexOf(wanted) < 0) continue;
                    RequirementText? old = RequirementReader.Read(Encoding.UTF8.GetString(before), stop).FirstOrDefault(one => one.Id == id);
                    if (old is null || (!change.IsDeleted && RequirementReader.Read(Encoding.UTF8.GetString(history.Reader.ReadBlob(change.After).Span), stop).Any(one => one.Id == id))) continue;
                    string[] parts = path.Split('/');
                    return new SpecTombstone(parts.Length > 1 ? parts[^2] : parts[0], path, old.Text, history.Describe(commit), commit.Id.ToString());
                }
            }
        }

        return null;
    }
}
