using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using System.Text;
using VtOperate.Core.Errors;

namespace VtOperate.Commands.Bugs;

/// <summary>The values of <c>$using:</c> in a script block, taken where it was written. Another runspace takes them as a table under the name <c>--%</c>, as those of thread jobs.</summary>
internal static class UsingValues
{
    /// <summary>The name under which a runspace takes them.</summary>
    internal const string Parameter = "--%";

    /// <summary>Reads the values in the caller's session.</summary>
    /// <returns>The values by the key that the engine looks them up with; null where the block uses none.</returns>
    /// <exception cref="OperationException"><see cref="ErrorId.ValueNotAllowed"/>: something other than a variable follows <c>$using:</c>.</exception>
    internal static Hashtable? Read(ScriptBlock block, SessionState session)
    {
        Hashtable? values = null;
        foreach (UsingExpressionAst used in block.Ast.FindAll(node => node is UsingExpressionAst, searchNestedScriptBlocks: true).Cast<UsingExpressionAst>())
        {
            if (used.SubExpression is not VariableExpressionAst variable || variable.VariablePath.IsDriveQualified)
                throw new OperationException(ErrorId.ValueNotAllowed, used.Extent.Text, $"'{used.Extent.Text}' in the check is no variable of the session.");
            string key = Convert.ToBase64String(Encoding.Unicode.GetBytes(used.ToString().ToLowerInvariant()));
            (values ??= [])[key] = session.PSVariable.GetValue(variable.VariablePath.UserPath);
        }

        return values;
    }
}
