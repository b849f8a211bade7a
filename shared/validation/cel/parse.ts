import { CelFault, lex, type Token } from './lex.ts';

export type Node =
  | { readonly k: 'number' | 'string'; readonly text: string; readonly at: number }
  | { readonly k: 'bool'; readonly value: boolean; readonly at: number }
  | { readonly k: 'null'; readonly at: number }
  | { readonly k: 'name'; readonly name: string; readonly at: number }
  | { readonly k: 'list'; readonly items: readonly Node[]; readonly at: number }
  | { readonly k: 'unary'; readonly op: string; readonly a: Node; readonly at: number }
  | { readonly k: 'binary'; readonly op: string; readonly a: Node; readonly b: Node; readonly at: number }
  | { readonly k: 'choice'; readonly test: Node; readonly a: Node; readonly b: Node; readonly at: number }
  /** `target.name(args)` or `name(args)`. */
  | {
      readonly k: 'call';
      readonly name: string;
      readonly target: Node | null;
      readonly args: readonly Node[];
      readonly at: number;
    };

export const MAX_SOURCE = 4096;
const MAX_NODES = 500;
const MAX_DEPTH = 40;

/** Weakest first, as CEL's grammar has them. */
const levels: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['<', '<=', '>', '>=', '==', '!=', 'in'],
  ['+', '-'],
  ['*', '/', '%'],
];

/** Parses a CEL expression within the limits; throws CelFault. */
export function parse(source: string): Node {
  if (source.length > MAX_SOURCE)
    throw new CelFault(`表达式超过 ${MAX_SOURCE} 个字符`, `the expression is longer than ${MAX_SOURCE} characters`, MAX_SOURCE);
  const tokens = lex(source);
  let next = 0;
  let nodes = 0;
  let depth = 0;

  const peek = (): Token => tokens[next] ?? { kind: 'end', text: '', at: source.length };
  const is = (text: string): boolean => peek().text === text && (peek().kind === 'op' || text === 'in');
  const take = (text: string): Token => {
    const token = peek();
    if (!is(text)) throw unexpected(token, text);
    next++;
    return token;
  };
  const made = <T extends Node>(node: T): T => {
    if (++nodes > MAX_NODES) throw new CelFault('表达式太复杂', 'the expression is too complex', node.at);
    return node;
  };
  const deeper = <T>(work: () => T): T => {
    if (++depth > MAX_DEPTH) throw new CelFault('括号嵌套太深', 'it is nested too deeply', peek().at);
    const result = work();
    depth--;
    return result;
  };

  const expression = (): Node =>
    deeper(() => {
      const test = level(0);
      if (!is('?')) return test;
      const { at } = take('?');
      const a = expression();
      take(':');
      return made({ k: 'choice', test, a, b: expression(), at });
    });

  const level = (n: number): Node => {
    const operators = levels[n];
    if (!operators) return unary();
    let left = level(n + 1);
    while (operators.some((op) => is(op))) {
      const token = peek();
      next++;
      left = made({ k: 'binary', op: token.text, a: left, b: level(n + 1), at: token.at });
    }
    return left;
  };

  const unary = (): Node => {
    const token = peek();
    if (!is('!') && !is('-')) return member();
    next++;
    return deeper(() => made({ k: 'unary', op: token.text, a: unary(), at: token.at }));
  };

  const member = (): Node => {
    let node = primary();
    while (is('.')) {
      take('.');
      const name = peek();
      if (name.kind !== 'name') throw unexpected(name, '名称');
      next++;
      if (!is('(')) {
        // `previous.total`: one variable with a dotted name. Nothing else has members.
        if (node.k !== 'name' || node.name.includes('.'))
          throw new CelFault(`“.${name.text}”不是函数`, `“.${name.text}” is not a function`, name.at);
        node = made({ k: 'name', name: `${node.name}.${name.text}`, at: node.at });
        continue;
      }
      node = made({ k: 'call', name: name.text, target: node, args: list('(', ')'), at: name.at });
    }
    return node;
  };

  const primary = (): Node => {
    const token = peek();
    if (token.kind === 'number' || token.kind === 'string') {
      next++;
      return made({ k: token.kind, text: token.text, at: token.at });
    }
    if (is('(')) {
      take('(');
      const inner = expression();
      take(')');
      return inner;
    }
    if (is('[')) return made({ k: 'list', items: list('[', ']'), at: token.at });
    if (token.kind !== 'name' || token.text === 'in') throw unexpected(token, '值');
    next++;
    if (token.text === 'true' || token.text === 'false') return made({ k: 'bool', value: token.text === 'true', at: token.at });
    if (token.text === 'null') return made({ k: 'null', at: token.at });
    if (is('(')) return made({ k: 'call', name: token.text, target: null, args: list('(', ')'), at: token.at });
    return made({ k: 'name', name: token.text, at: token.at });
  };

  const list = (open: string, close: string): Node[] => {
    take(open);
    const items: Node[] = [];
    while (!is(close)) {
      items.push(expression());
      if (!is(close)) take(',');
    }
    take(close);
    return items;
  };

  const whole = expression();
  if (peek().kind !== 'end') throw unexpected(peek(), '结尾');
  return whole;
}

function unexpected(token: Token, wanted: string): CelFault {
  const found = token.kind === 'end' ? '表达式结尾' : `“${token.text}”`;
  const foundEn = token.kind === 'end' ? 'the end' : `“${token.text}”`;
  return new CelFault(`这里应为“${wanted}”，却是${found}`, `expected “${wanted}”, found ${foundEn}`, token.at);
}
