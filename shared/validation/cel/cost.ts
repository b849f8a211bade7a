import { CelFault } from './lex.ts';
import type { Node } from './parse.ts';

/** Most node evaluations one run may take. Ordinary rules take fewer than two hundred. */
export const MAX_COST = 5_000;

/**
 * The most node evaluations a run can take, known before it ever runs: lists are written out in the expression, so a
 * loop's rounds are its list's items. Throws CelFault where it is too much.
 */
export function checkCost(node: Node): void {
  const largest = Math.max(0, ...listsOf(node));
  if (costOf(node, largest) > MAX_COST) throw new CelFault('表达式的计算量太大', 'the expression takes too much work', node.at);
}

function costOf(node: Node, largest: number): number {
  const sum = (nodes: readonly Node[]): number => nodes.reduce((total, part) => total + costOf(part, largest), 0);
  if (node.k !== 'call' || !node.target || (node.name !== 'exists' && node.name !== 'all')) return 1 + sum(partsOf(node));
  // A list that is an item of another is at most as long as the longest of all.
  const rounds = node.target.k === 'list' ? node.target.items.length : largest;
  return 1 + costOf(node.target, largest) + rounds * sum(node.args.slice(1));
}

const listsOf = (node: Node): number[] => [
  ...(node.k === 'list' ? [node.items.length] : []),
  ...partsOf(node).flatMap((part) => listsOf(part)),
];

function partsOf(node: Node): readonly Node[] {
  switch (node.k) {
    case 'list':
      return node.items;
    case 'unary':
      return [node.a];
    case 'binary':
      return [node.a, node.b];
    case 'choice':
      return [node.test, node.a, node.b];
    case 'call':
      return [...(node.target ? [node.target] : []), ...node.args];
    default:
      return [];
  }
}
