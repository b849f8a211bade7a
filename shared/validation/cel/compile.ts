import { parseDecimal } from '../../base/decimal.ts';
import { type Compiled, constant, mismatch, nothing, type Run, want } from './compiled.ts';
import { type CelFunction, cutter, functions, matches, searchFor } from './functions.ts';
import { CelFault } from './lex.ts';
import { binary, unary } from './operators.ts';
import type { Node } from './parse.ts';
import type { CelScope } from './scope.ts';
import { asBool, asList, asText, bounded, CelTrouble, type CelValue, isNumber } from './values.ts';

/** Checks types while it compiles; collects the variables read. Throws CelFault. */
export function compileNode(node: Node, scope: CelScope, reads: Set<string>): Compiled {
  const bound: string[] = [];
  const compileIn = (n: Node): Compiled => {
    switch (n.k) {
      case 'number': {
        const value = parseDecimal(n.text);
        if (!value) throw new CelFault(`数“${n.text}”太长`, `the number “${n.text}” is too long`, n.at);
        return constant(n.text.includes('.') ? 'decimal' : 'int', value);
      }
      case 'string':
        return constant('string', n.text);
      case 'bool':
        return constant('bool', n.value);
      case 'null':
        return constant('null', null);
      case 'name':
        return variable(n.name, n.at);
      case 'list': {
        const items = n.items.map(compileIn);
        if (!items.every((item) => item.fixed)) return { type: 'list', run: (env) => items.map((item) => item.run(env)) };
        return constant(
          'list',
          items.map((item) => item.run(nothing)),
        );
      }
      case 'unary':
        return unary(n.op, compileIn(n.a), n.at);
      case 'binary':
        return binary(n.op, compileIn(n.a), compileIn(n.b), n.at);
      case 'choice': {
        const [test, a, b] = [compileIn(n.test), compileIn(n.a), compileIn(n.b)];
        want(test, n.at, 'bool');
        if (a.type !== b.type && !(isNumber(a.type) && isNumber(b.type)) && a.type !== 'null' && b.type !== 'null')
          throw mismatch('? :', a.type, b.type, n.at);
        const type = a.type === 'null' ? b.type : isNumber(a.type) && a.type !== b.type ? 'decimal' : a.type;
        return { type, run: (env) => (asBool(test.run(env)) ? a.run(env) : b.run(env)) };
      }
      case 'call':
        return n.name === 'exists' || n.name === 'all' ? comprehension(n) : call(n);
    }
  };

  const variable = (name: string, at: number): Compiled => {
    const depth = bound.lastIndexOf(name);
    if (depth >= 0) return { type: 'dyn', run: (env) => env.bound[depth] ?? null };
    const known = scope.get(name);
    if (known === undefined) throw new CelFault(`没有名为“${name}”的字段`, `there is no field “${name}”`, at);
    reads.add(name);
    const { type, place } = known;
    // Only texts can be too long.
    if (type !== 'string' && type !== 'dyn') return { type, run: (env) => env.values[place] ?? null };
    return { type, run: (env) => bounded(env.values[place] ?? null) };
  };

  const comprehension = (n: Extract<Node, { k: 'call' }>): Compiled => {
    const [name, body] = n.args;
    if (!n.target || name?.k !== 'name' || !body || n.args.length !== 2)
      throw new CelFault(`“${n.name}”应写作 列表.${n.name}(x, 条件)`, `write list.${n.name}(x, condition)`, n.at);
    const list = compileIn(n.target);
    want(list, n.at, 'list');
    const depth = bound.push(name.name) - 1;
    const test = compileIn(body);
    bound.pop();
    want(test, n.at, 'bool');
    const stopAt = n.name === 'exists';
    return {
      type: 'bool',
      run(env) {
        const items = asList(list.run(env));
        for (let at = 0; at < items.length; at++) {
          if (--env.steps < 0) throw new CelTrouble('too many steps');
          env.bound[depth] = items[at] ?? null;
          if (asBool(test.run(env)) === stopAt) return stopAt;
        }
        return !stopAt;
      },
    };
  };

  const call = (n: Extract<Node, { k: 'call' }>): Compiled => {
    const known = functions.get(n.name);
    if (!known) throw new CelFault(`没有函数“${n.name}”`, `there is no function “${n.name}”`, n.at);
    const args = [...(n.target ? [n.target] : []), ...n.args].map(compileIn);
    const many = known.of === 'many';
    if (many ? args.length < 2 : args.length !== known.takes.length)
      throw new CelFault(
        `“${n.name}”要 ${known.takes.length} 个参数，给了 ${args.length} 个`,
        `“${n.name}” takes ${known.takes.length} arguments, not ${args.length}`,
        n.at,
      );
    args.forEach((arg, at) => {
      want(arg, n.at, ...(known.takes[many ? 0 : at] ?? []));
    });
    const [subject, source, end] = args;
    if (n.name === 'substring' && subject && source?.fixed && end?.fixed) {
      const cut = cutter(source.run(nothing), end.run(nothing));
      if (cut) return { type: 'string', run: (env) => cut(asText(paid(env, subject.run(env)))) };
    }
    const given = n.name === 'matches' && subject && source?.fixed ? source.run(nothing) : null;
    if (!subject || typeof given !== 'string') return apply(known, args);
    // Nearly always the pattern is written out: it is found once.
    const pattern = searchFor(given);
    return { type: 'bool', run: (env) => matches(asText(paid(env, subject.run(env))), pattern) };
  };

  return compileIn(node);
}

/** Work on long texts is paid for like rounds of a loop. */
function paid(env: Run, value: CelValue): CelValue {
  if (typeof value === 'string' && value.length > 255) {
    env.steps -= value.length >> 8;
    if (env.steps < 0) throw new CelTrouble('too many steps');
  }
  return value;
}

/** One closure for each number of arguments: no list is made of them for every row. */
function apply(known: CelFunction, args: readonly Compiled[]): Compiled {
  const type = known.gives;
  const [a, b, c] = args;
  if (known.of === 1 && a) return { type, run: (env) => known.run(paid(env, a.run(env))) };
  if (known.of === 2 && a && b) return { type, run: (env) => known.run(paid(env, a.run(env)), paid(env, b.run(env))) };
  if (known.of === 3 && a && b && c)
    return { type, run: (env) => known.run(paid(env, a.run(env)), paid(env, b.run(env)), paid(env, c.run(env))) };
  if (known.of !== 'many') throw new CelTrouble('arguments were counted before');
  return { type, run: (env) => known.run(...args.map((arg) => paid(env, arg.run(env)))) };
}
