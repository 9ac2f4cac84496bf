using VtOperate.Core.Errors;

namespace VtOperate.Core.Incidents.Services;

/// <summary>Names the folders of deployments in the operations store: <c>deployments/checkout</c>. Pure.</summary>
internal static class DeploymentFolders
{
    internal const string Root = "deployments";
    private const int Longest = 100;

    /// <summary>The folder of a service, in lower case so that it means the same on every file system.</summary>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: it can be no name of a service.</exception>
    internal static string Of(string service)
    {
        bool isName = service.Length is > 0 and <= Longest && service[0] is not ('.' or '-');
        foreach (char sign in service) isName &= char.IsLetterOrDigit(sign) || sign is '.' or '-' or '_';
        if (!isName || service.EndsWith('.')) throw new OperationException(ErrorId.ValueNotAllowed, service, $"'{service}' is no name for a service; a name has letters, digits, '.', '-' and '_' only, and begins with a letter or digit.");
        return Root + "/" + service.ToLowerInvariant();
    }
}
