// Syntax trees, and where one is broken.
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';

// The grammars' functions are huge and run for a moment: optimising them would take ten times as long as running.
setFlagsFromString('--liftoff-only');

await Parser.init();

async function parserOf(grammar) {
  const parser = new Parser();
  parser.setLanguage(await Language.load(fileURLToPath(import.meta.resolve(grammar))));
  const trees = new Map();
  return (text) => {
    if (!trees.has(text)) trees.set(text, parser.parse(text));
    return trees.get(text).rootNode;
  };
}

export const parseBicep = await parserOf('tree-sitter-bicep/tree-sitter-bicep.wasm');
export const parsePowerShell = await parserOf('tree-sitter-powershell/tree-sitter-powershell.wasm');

/** The node and all below it, outermost first. */
export function* nodesOf(node) {
  yield node;
  for (const child of node.children) yield* nodesOf(child);
}

export function ofType(node, type) {
  return node.descendantsOfType(type);
}

/** One line per place that is not understood. */
export function syntaxFaults(path, root) {
  if (!root.hasError) return [];
  return [...nodesOf(root)]
    .filter((node) => node.isError || node.isMissing)
    .map((node) => `${path}:${node.startPosition.row + 1}: not understood: ${node.text.slice(0, 40)}`);
}
