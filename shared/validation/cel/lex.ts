/** Why an expression is refused: in both languages, with the 0-based place in the source. */
export class CelFault extends Error {
  readonly zh: string;
  readonly en: string;
  readonly at: number;
  constructor(zh: string, en: string, at: number) {
    super(en);
    this.zh = zh;
    this.en = en;
    this.at = at;
  }
}

export interface Token {
  readonly kind: 'number' | 'string' | 'name' | 'op' | 'end';
  readonly text: string;
  readonly at: number;
}

const operators = [
  '&&',
  '||',
  '<=',
  '>=',
  '==',
  '!=',
  '<',
  '>',
  '+',
  '-',
  '*',
  '/',
  '%',
  '!',
  '?',
  ':',
  '(',
  ')',
  '[',
  ']',
  ',',
  '.',
];
const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  '\\': '\\',
  '"': '"',
  "'": "'",
  '`': '`',
  '?': '?',
};

/** Splits a CEL source into tokens; throws CelFault. */
export function lex(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const rest = source.slice(at, at + 400);
    const space = /^(\s+|\/\/[^\n]*)/.exec(rest);
    if (space) {
      at += space[0].length;
      continue;
    }
    const number = /^(\d+\.\d+|\d+)(?![\w.]*[A-Za-z_])/.exec(rest);
    if (number) {
      tokens.push({ kind: 'number', text: number[0], at });
      at += number[0].length;
      continue;
    }
    const name = /^[\p{L}_][\p{L}\p{N}_]*/u.exec(rest);
    if (name) {
      tokens.push({ kind: 'name', text: name[0], at });
      at += name[0].length;
      continue;
    }
    const first = source.charAt(at);
    if (first === '"' || first === "'") {
      const { text, end } = readString(source, at);
      tokens.push({ kind: 'string', text, at });
      at = end;
      continue;
    }
    const operator = operators.find((op) => rest.startsWith(op));
    if (!operator)
      throw new CelFault(`第 ${at + 1} 个字符“${first}”不认识`, `character ${at + 1}, “${first}”, is not understood`, at);
    tokens.push({ kind: 'op', text: operator, at });
    at += operator.length;
  }
  tokens.push({ kind: 'end', text: '', at });
  return tokens;
}

function readString(source: string, start: number): { readonly text: string; readonly end: number } {
  const quote = source.charAt(start);
  let text = '';
  let at = start + 1;
  for (;;) {
    const char = source.charAt(at);
    if (char === '' || char === '\n') throw new CelFault('引号没有配对', 'a quote is not closed', start);
    if (char === quote) return { text, end: at + 1 };
    if (char !== '\\') {
      text += char;
      at++;
      continue;
    }
    const next = source.charAt(at + 1);
    const unicode = /^u([0-9a-fA-F]{4})/.exec(source.slice(at + 1, at + 6));
    if (unicode) {
      text += String.fromCharCode(Number.parseInt(unicode[1] ?? '', 16));
      at += 6;
    } else if (Object.hasOwn(escapes, next)) {
      text += escapes[next];
      at += 2;
    } else throw new CelFault(`转义“\\${next}”不认识`, `the escape “\\${next}” is not understood`, at);
  }
}
