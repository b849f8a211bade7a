import { lex, type Token } from '../../../shared/validation/cel/lex.ts';

/** A piece of a rule's condition as it is shown. */
export interface Piece {
  readonly kind: 'field' | 'name' | 'function' | 'operator' | 'text';
  /** A field's code, else what is shown. */
  readonly text: string;
  /** Place in the expression; tells pieces apart. */
  readonly at: number;
}

const signs: Readonly<Record<string, string>> = { '==': '=', '!=': '≠', '<=': '≤', '>=': '≥', '*': '×', '/': '÷' };
/** Joined to what stands before or after them. */
const tight = new Set(['(', ')', '[', ']', ',']);

/** A message with its `{FIELD}` places left open: there is no record here to fill them from. */
export const openMessage = (text: string): string => text.replace(/\{\w+(\.\w+)?\}/g, '…');

/** Takes a CEL condition apart so that field codes can be read as titles; null when it is none. */
export function readable(expression: string, fields: ReadonlySet<string>): Piece[] | null {
  let tokens: Token[];
  try {
    tokens = lex(expression);
  } catch {
    return null;
  }
  return tokens.flatMap((token, index): Piece[] => {
    const { text, at } = token;
    const next = tokens[index + 1];
    switch (token.kind) {
      case 'end':
        return [];
      case 'name': {
        const kind = next?.kind === 'op' && next.text === '(' ? 'function' : fields.has(text) ? 'field' : 'name';
        return [{ kind, text, at }];
      }
      case 'string':
        return [{ kind: 'text', text: `“${text}”`, at }];
      case 'number':
        return [{ kind: 'text', text, at }];
      case 'op':
        // The dot of `X.startsWith(…)` says nothing once the function is a word.
        if (text === '.') return [];
        return [tight.has(text) ? { kind: 'text', text, at } : { kind: 'operator', text: signs[text] ?? text, at }];
    }
    return [];
  });
}
