using System.Management.Automation.Language;
using VtOperate.Core.Bugs.Reduction;
using VtOperate.Core.Bugs.Reduction.Forms;

namespace VtOperate.Commands.Bugs;

/// <summary>Takes scripts apart with PowerShell's own parser: statements, the steps of a pipeline, arguments, entries of tables, clauses, parameters and comments may go.</summary>
internal sealed class ScriptParts : IScriptReader
{
    public ReductionPart? TryRead(string text)
    {
        ScriptBlockAst script = Parser.ParseInput(text, out Token[] tokens, out ParseError[] errors);
        return errors.Length > 0 ? null : new Reading(text, script, tokens).Root();
    }

    private sealed class Reading
    {
        private readonly string _text;
        private readonly ScriptBlockAst _script;
        private readonly Dictionary<Ast, List<Ast>> _children = [];
        private readonly List<(int Start, int End)> _comments;

        internal Reading(string text, ScriptBlockAst script, Token[] tokens)
        {
            (_text, _script) = (text, script);
            foreach (Ast node in script.FindAll(_ => true, searchNestedScriptBlocks: true))
            {
                if (node.Parent is null || node.Extent.StartOffset == node.Extent.EndOffset) continue;
                if (!_children.TryGetValue(node.Parent, out List<Ast>? siblings)) _children.Add(node.Parent, siblings = []);
                siblings.Add(node);
            }

            foreach (List<Ast> siblings in _children.Values) siblings.Sort((left, right) => left.Extent.StartOffset.CompareTo(right.Extent.StartOffset));
            _comments = [.. tokens.Where(token => token.Kind == TokenKind.Comment).Select(token => Whole(token.Extent.StartOffset, token.Extent.EndOffset))];
        }

        internal ReductionPart Root() => new(0, _text.Length, Parts(_script, 0, _text.Length)) { MayGo = false };

        private ReductionPart Part(Ast node, int start, int end, bool mayGo, int? lead = null)
        {
            bool isList = node is ArrayLiteralAst || (node is PipelineAst pipeline && pipeline.PipelineElements.Count > 1);
            return new ReductionPart(start, end, isList ? Items(node) : Parts(node, start, end)) { MayGo = mayGo, IsList = isList, LeadStart = lead ?? start };
        }

        private List<ReductionPart> Items(Ast list)
        {
            var items = new List<ReductionPart>();
            int lead = list.Extent.StartOffset;
            foreach (Ast item in _children[list])
            {
                items.Add(Part(item, item.Extent.StartOffset, item.Extent.EndOffset, mayGo: true, lead));
                lead = item.Extent.EndOffset;
            }

            return items;
        }

        private List<ReductionPart> Parts(Ast node, int start, int end)
        {
            var parts = new List<ReductionPart>();
            int at = start;
            IEnumerable<(Ast Node, int Start, int End, bool MayGo)> inner = node is HashtableAst table ? Pairs(table) : Children(node, start);
            foreach ((Ast child, int from, int to, bool mayGo) in inner)
            {
                if (from < at || to > end) continue;
                AddComments(parts, at, from);
                parts.Add(Part(child, from, to, mayGo));
                at = to;
            }

            AddComments(parts, at, end);
            return parts;
        }

        private void AddComments(List<ReductionPart> parts, int from, int to)
        {
            foreach ((int start, int end) in _comments)
            {
                if (start >= from && end <= to) parts.Add(new ReductionPart(start, end));
            }
        }

        private IEnumerable<(Ast Node, int Start, int End, bool MayGo)> Pairs(HashtableAst table)
        {
            foreach (Tuple<ExpressionAst, StatementAst> pair in table.KeyValuePairs)
            {
                (int start, int end) = Whole(pair.Item1.Extent.StartOffset, pair.Item2.Extent.EndOffset);
                yield return (pair.Item2, start, end, true);
            }
        }

        private IEnumerable<(Ast Node, int Start, int End, bool MayGo)> Children(Ast node, int start)
        {
            List<Ast> children = [.. Below(node)];
            int before = start;
            for (int i = 0; i < children.Count; i++)
            {
                Ast child = children[i];
                (int from, int to) = (child.Extent.StartOffset, child.Extent.EndOffset);
                bool mayGo = true;
                if (IsLineOfItsOwn(child.Parent, child)) (from, to) = Whole(from, to);
                else if (IsSuffix(node, child, i)) from = before;
                else if (node is ParameterAst && child is AttributeBaseAst) to = SkipBlanks(to);
                else mayGo = false;
                yield return (child, from, to, mayGo);
                before = to;
            }
        }

        // The block that a script without begin, process and end has is not to be seen in it, and reaches over its parameters.
        private IEnumerable<Ast> Below(Ast node)
        {
            if (!_children.TryGetValue(node, out List<Ast>? children)) return [];
            return children.Exists(child => child is NamedBlockAst { Unnamed: true })
                ? children.SelectMany(child => child is NamedBlockAst { Unnamed: true } ? Below(child) : [child]).OrderBy(child => child.Extent.StartOffset)
                : children;
        }

        private static bool IsLineOfItsOwn(Ast node, Ast child) => (node, child) switch
        {
            (NamedBlockAst or StatementBlockAst, StatementAst) => true,
            (ScriptBlockAst, ParamBlockAst or UsingStatementAst) => true,
            (ScriptBlockAst, NamedBlockAst block) => !block.Unnamed,
            (TypeDefinitionAst, MemberAst) => true,
            _ => false,
        };

        // What can go together with the blanks and words between it and what stands before it: arguments, catch, finally, else.
        private static bool IsSuffix(Ast node, Ast child, int place) => node switch
        {
            CommandAst => place > 0,
            TryStatementAst attempt => child is CatchClauseAst || child == attempt.Finally,
            IfStatementAst choice => child == choice.ElseClause,
            _ => false,
        };

        // The whole line where nothing else stands on it, else with the semicolon behind it.
        private (int Start, int End) Whole(int start, int end)
        {
            int from = start;
            while (from > 0 && _text[from - 1] is (' ' or '\t')) from--;
            bool isAtStart = from == 0 || _text[from - 1] is '\n' or '\r';
            int to = SkipBlanks(end);
            if (to < _text.Length && _text[to] == ';') to = SkipBlanks(to + 1);
            if (!isAtStart) return (start, to > end ? to : end);
            if (to < _text.Length && _text[to] == '\r') to++;
            if (to < _text.Length && _text[to] == '\n') to++;
            bool isWholeLine = to == _text.Length || _text[to - 1] is '\n' or '\r';
            return isWholeLine ? (from, to) : (start, to);
        }

        private int SkipBlanks(int at)
        {
            while (at < _text.Length && _text[at] is (' ' or '\t')) at++;
            return at;
        }
    }
}
