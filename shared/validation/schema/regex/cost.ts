import { type Node, print } from './tree.ts';

/** How a backtracking engine fares at worst: ways through of bounded choice, and loops that multiply with the length. */
interface Cost {
  readonly paths: number;
  readonly loops: number;
  readonly nullable: boolean;
}

const CAP = 1e9;
const cap = (n: number): number => Math.min(n, CAP);

function cost(node: Node): Cost {
  switch (node.k) {
    case 'set':
      return { paths: 1, loops: 0, nullable: false };
    case 'start':
    case 'end':
    case 'special':
      return { paths: 1, loops: 0, nullable: true };
    case 'look':
      return { ...cost(node.of), nullable: true };
    case 'seq': {
      const parts = node.of.map(cost);
      return {
        paths: parts.reduce((all, part) => cap(all * part.paths), 1),
        loops: parts.reduce((all, part) => all + part.loops, 0),
        nullable: parts.every((part) => part.nullable),
      };
    }
    case 'alt': {
      const parts = node.of.map(cost);
      return {
        paths: cap(parts.reduce((all, part) => all + part.paths, 0)),
        loops: parts.reduce((most, part) => Math.max(most, part.loops), 0),
        nullable: parts.some((part) => part.nullable),
      };
    }
    case 'rep': {
      const of = cost(node.of);
      const { min, max } = node;
      const nullable = min === 0 || of.nullable;
      if (max === Number.POSITIVE_INFINITY) {
        const plain = of.paths === 1 && of.loops === 0 && !of.nullable;
        return { paths: 1, loops: plain ? 1 : Number.POSITIVE_INFINITY, nullable };
      }
      let paths = 0;
      if (of.paths === 1) paths = max - min + 1;
      else for (let k = min; k <= max && paths < CAP; k++) paths = cap(paths + of.paths ** k);
      return { paths, loops: of.loops * max, nullable };
    }
  }
}

/** Whether the engine of the language needs at worst a small multiple of the value's length. */
export function backtracksLittle(node: Node): boolean {
  const { paths, loops } = cost(node);
  return (loops === 0 && paths <= 2000) || (loops === 1 && paths <= 20);
}

/**
 * A repetition of what already repeats by itself, may be empty, or offers the same thing twice: `(a+)+`, `(a*)*`,
 * `(a|a)*`. It says nothing the plain form does not, and is how an expression that runs for ever is written.
 */
export function repeatsRepetition(node: Node): boolean {
  switch (node.k) {
    case 'seq':
    case 'alt':
      return node.of.some(repeatsRepetition);
    case 'look':
      return repeatsRepetition(node.of);
    case 'rep': {
      if (repeatsRepetition(node.of)) return true;
      if (node.max !== Number.POSITIVE_INFINITY) return false;
      const branches = node.of.k === 'alt' ? node.of.of : [node.of];
      const endless = branches.some((branch) => branch.k === 'rep' && branch.max === Number.POSITIVE_INFINITY);
      return endless || cost(node.of).nullable || new Set(branches.map(print)).size < branches.length;
    }
    default:
      return false;
  }
}

/** Whether a linear engine understands it: no look-around, no word boundary. */
export function isPlain(node: Node): boolean {
  if (node.k === 'seq' || node.k === 'alt') return node.of.every(isPlain);
  if (node.k === 'rep') return isPlain(node.of);
  return node.k === 'set' || node.k === 'start' || node.k === 'end';
}
