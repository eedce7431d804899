/** The rule that no text is cut within a character. */
import type { Rule } from 'eslint';
import type { CallExpression, Node } from 'estree';
import ts from 'typescript';

/** What ESLint is told of types where TypeScript parses a file. */
interface TypedServices {
  program?: ts.Program | null;
  esTreeNodeToTSNodeMap?: { get: (node: Node) => ts.Node };
}

/** Texts of a fixed form, whose characters are all one UTF-16 unit: days, hashes, commits, case numbers. */
const fixedForm =
  /(?:published|date|day|iso|changed|first|from|sha256|hash|commit|digits|digest\([^)]*\)|toISOString\(\))$/iu;

/**
 * The ESLint rule: no text is cut at a number of UTF-16 units, which may fall within a character. A cut at a place that
 * was searched for is none. It needs types, so it does not see into Astro components.
 */
export const cutRule: Rule.RuleModule = {
  meta: {
    type: 'problem',
    schema: [],
    messages: {
      cut: 'a text is cut by cut(), cutToUnits() or charactersOf() of src/schema/text/cut.ts: never within a character.',
    },
  },
  create(context) {
    const { program, esTreeNodeToTSNodeMap } = context.sourceCode.parserServices as TypedServices;
    if (!program || !esTreeNodeToTSNodeMap) return {};
    const checker = program.getTypeChecker();
    const isText = (node: Node): boolean => {
      const type = checker.getNonNullableType(checker.getTypeAtLocation(esTreeNodeToTSNodeMap.get(node)));
      return (type.flags & ts.TypeFlags.StringLike) !== 0;
    };
    return {
      CallExpression(node: CallExpression & Rule.NodeParentExtension) {
        const { callee, arguments: given } = node;
        if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
        if (!/^(?:slice|substring|substr)$/u.test(callee.property.name)) return;
        const [from, to] = given;
        if (from?.type !== 'Literal' || from.value !== 0 || !to || to.type === 'SpreadElement') return;
        const { object } = callee;
        if (object.type === 'Super' || fixedForm.test(context.sourceCode.getText(object)) || !isText(object)) return;
        if (isNumberOfItsOwn(esTreeNodeToTSNodeMap.get(to), checker)) context.report({ node, messageId: 'cut' });
      },
    };
  },
};

const isConstant = (node: ts.Declaration): node is ts.VariableDeclaration =>
  ts.isVariableDeclaration(node) && (ts.getCombinedNodeFlags(node) & ts.NodeFlags.Const) !== 0;

/** Is a number written in the code, or does it stand for one that is, and not for a place in the text? */
function isNumberOfItsOwn(node: ts.Node, checker: ts.TypeChecker): boolean {
  if (ts.isNumericLiteral(node)) return Number(node.text) > 1;
  if (ts.isIdentifier(node)) {
    const declared = checker.getSymbolAtLocation(node)?.valueDeclaration;
    const value = declared && (isConstant(declared) || ts.isParameter(declared)) ? declared.initializer : undefined;
    return value !== undefined && ts.isNumericLiteral(value);
  }
  return ts.forEachChild(node, (child) => isNumberOfItsOwn(child, checker) || undefined) ?? false;
}
