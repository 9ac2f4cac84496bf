using VtOperate.Core.Documents;
using VtOperate.Core.Errors;
using VtOperate.Core.Storage;
using VtOperate.Core.Workspace;

namespace VtOperate.Core.Delivery;

/// <summary>Finds the template for a stage and an audience: the team's own where it has one, else the one that comes with the module.</summary>
/// <param name="files">The file system.</param>
/// <param name="configuration">What counts for the repository.</param>
/// <param name="home">The user's home folder.</param>
internal sealed class MessageTemplates(IFileStore files, OperationConfiguration configuration, string home)
{
    private const int LargestFile = 1 << 20;

    /// <summary>The template and the file it stands in; no file for one that comes with the module.</summary>
    /// <exception cref="OperationException">The folder that the configuration names does not exist, or a file in it cannot be read.</exception>
    internal (string Text, string? File) Find(string stage, string audience)
    {
        if (Folder() is { } folder)
        {
            if (!files.FolderExists(folder)) throw new OperationException(ErrorId.PathNotFound, folder, $"The folder of templates '{folder}' does not exist (templates.folder in .vtoperate.yml).");
            string file = Path.Combine(folder, $"{stage}.{audience}.md");
            if (files.FileExists(file))
            {
                if (files.Stamp(file) is { Length: > LargestFile }) throw new OperationException(ErrorId.TemplateInvalid, file, $"The template '{file}' is larger than a megabyte.");
                return (TextDocument.Read(files, file).Text, file);
            }
        }

        return ((InsideTemplates.Of(audience) ?? OutsideTemplates.Of(audience))![stage], null);
    }

    private string? Folder()
    {
        if (configuration.Find("templates.folder") is not { Node: YamlScalar { IsNull: false } name, File: { } file }) return null;
        string from = Path.GetDirectoryName(file)!;
        return RepositoryPath.Resolve(name.Value, from, home);
    }
}
