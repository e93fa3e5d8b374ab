// The line on which each item of a JSON list begins. For JSON that is known to be whole. Pure.
import { findNodeAtLocation, parseTree, type Node } from 'jsonc-parser';

/** Lines of the items of the list, or of the list named `items` in an object; empty when there is no telling. */
export function itemLines(json: string, isInItems: boolean): number[] {
  const tree = treeOf(json);
  const list = tree !== undefined && isInItems ? findNodeAtLocation(tree, ['items']) : tree;
  if (list?.type !== 'array') return [];
  let line = 1;
  let counted = 0;
  return (list.children ?? []).map(({ offset }) => {
    for (; counted < offset; counted += 1) if (json.charCodeAt(counted) === 10) line += 1;
    return line;
  });
}

function treeOf(json: string): Node | undefined {
  try {
    return parseTree(json);
  } catch (error) {
    // Lists in lists by the ten thousand are JSON, and exhaust the stack of this parser.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
