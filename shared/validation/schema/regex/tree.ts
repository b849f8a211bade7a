/** A regular expression as a tree: XML Schema's syntax, and what JavaScript adds to it. */
export type Node =
  /** One character; `source` is the JavaScript (flag u) for it. */
  | { readonly k: 'set'; readonly source: string }
  | { readonly k: 'seq' | 'alt'; readonly of: readonly Node[] }
  | { readonly k: 'rep'; readonly of: Node; readonly min: number; readonly max: number }
  | { readonly k: 'start' | 'end' }
  /** What only a backtracking engine knows: look-around, back-references, word boundaries. */
  | { readonly k: 'look'; readonly open: string; readonly of: Node }
  | { readonly k: 'special'; readonly source: string };

/** The same expression in JavaScript, flag u. */
export function print(node: Node): string {
  switch (node.k) {
    case 'set':
    case 'special':
      return node.source;
    case 'seq':
      return node.of.map((part) => (part.k === 'alt' ? `(?:${print(part)})` : print(part))).join('');
    case 'alt':
      return node.of.map(print).join('|');
    case 'rep': {
      const { min, max } = node;
      const atom = node.of.k === 'set' ? print(node.of) : `(?:${print(node.of)})`;
      return `${atom}{${min}${max === min ? '' : `,${max === Number.POSITIVE_INFINITY ? '' : max}`}}`;
    }
    case 'start':
      return '^';
    case 'end':
      return '$';
    case 'look':
      return `${node.open}${print(node.of)})`;
  }
}
