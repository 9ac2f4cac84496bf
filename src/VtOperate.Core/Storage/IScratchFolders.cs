namespace VtOperate.Core.Storage;

/// <summary>Folders below the system's temporary folder, for inputs of checks. What a killed process left is taken away when the next folder is made.</summary>
public interface IScratchFolders
{
    /// <summary>Makes an empty folder that no other process uses.</summary>
    /// <exception cref="Errors.OperationException">It cannot be made.</exception>
    IScratchFolder Open();
}
