import { add, compare, divide, multiply, negate, parseDecimal, round, subtract } from '../../base/decimal.ts';
import { type CelFunction, functions, matches, searchFor } from './functions.ts';
import { CelFault } from './lex.ts';
import type { Node } from './parse.ts';
import type { CelScope } from './scope.ts';
import {
  asBool,
  asDecimal,
  asList,
  asText,
  bounded,
  boundedNumber,
  CelTrouble,
  type CelType,
  type CelValue,
  fits,
  isDecimal,
  isNumber,
} from './values.ts';

export interface Run {
  /** In the places of the scope. */
  values: readonly CelValue[];
  /** Values of the names bound by exists/all, by depth. */
  readonly bound: CelValue[];
  /** Steps left: comprehensions over lists are the only loops. */
  steps: number;
}

export interface Compiled {
  readonly type: CelType;
  /** It is always the same value. */
  readonly fixed?: boolean;
  run(env: Run): CelValue;
}

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
    const [subject, source] = args;
    const given = n.name === 'matches' && subject && source?.fixed ? source.run(nothing) : null;
    if (!subject || typeof given !== 'string') return apply(known, args);
    // Nearly always the pattern is written out: it is found once.
    const pattern = searchFor(given);
    return { type: 'bool', run: (env) => matches(asText(paid(env, subject.run(env))), pattern) };
  };

  return compileIn(node);
}

/** What a fixed part runs in. */
const nothing: Run = { values: [], bound: [], steps: 0 };
const constant = (type: CelType, value: CelValue): Compiled => ({ type, fixed: true, run: () => value });

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

function want(part: Compiled, at: number, ...types: readonly CelType[]): void {
  if (!fits(part.type, ...types))
    throw new CelFault(
      `这里应是 ${types.join(' 或 ')}，却是 ${part.type}`,
      `expected ${types.join(' or ')}, found ${part.type}`,
      at,
    );
}

const mismatch = (op: string, a: CelType, b: CelType, at: number): CelFault =>
  new CelFault(`${a} 与 ${b} 之间不能用“${op}”`, `“${op}” does not go between ${a} and ${b}`, at);

function unary(op: string, a: Compiled, at: number): Compiled {
  if (op === '!') {
    want(a, at, 'bool');
    return { type: 'bool', run: (env) => !asBool(a.run(env)) };
  }
  want(a, at, 'int', 'decimal');
  return { type: a.type, run: (env) => negate(asDecimal(a.run(env))) };
}

/** CEL's own logic: one side that decides makes trouble on the other side irrelevant. */
function decide(env: Run, a: Compiled, b: Compiled, deciding: boolean): boolean {
  let left: boolean;
  try {
    left = asBool(a.run(env));
  } catch (error) {
    if (!(error instanceof CelTrouble)) throw error;
    if (asBool(b.run(env)) === deciding) return deciding;
    throw error;
  }
  return left === deciding ? deciding : asBool(b.run(env));
}

export function equal(a: CelValue, b: CelValue): boolean {
  if (a === null || b === null || typeof a === 'string') return a === b;
  if (isDecimal(a)) return isDecimal(b) && compare(a, b) === 0;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null));
  return a === b;
}

function binary(op: string, a: Compiled, b: Compiled, at: number): Compiled {
  if (op === '&&' || op === '||') {
    want(a, at, 'bool');
    want(b, at, 'bool');
    return { type: 'bool', run: (env) => decide(env, a, b, op === '||') };
  }
  if (op === 'in') {
    want(b, at, 'list');
    return { type: 'bool', run: (env) => asList(b.run(env)).some((item) => equal(item, a.run(env))) };
  }
  const numbers = isNumber(a.type) && isNumber(b.type);
  const comparable =
    numbers ||
    a.type === b.type ||
    [a.type, b.type].some((type) => type === 'null' || type === 'dyn') ||
    (isDayType(a.type) && isDayType(b.type));
  if (op === '==' || op === '!=') {
    if (!comparable) throw mismatch(op, a.type, b.type, at);
    const mixed = isDayType(a.type) && isDayType(b.type) && a.type !== b.type;
    const cut = (value: CelValue): CelValue => (typeof value === 'string' ? value.slice(0, 10) : value);
    if (!mixed) return { type: 'bool', run: (env) => equal(a.run(env), b.run(env)) === (op === '==') };
    return { type: 'bool', run: (env) => equal(cut(a.run(env)), cut(b.run(env))) === (op === '==') };
  }
  if (op === '<' || op === '<=' || op === '>' || op === '>=') {
    if (!comparable || a.type === 'bool' || a.type === 'list') throw mismatch(op, a.type, b.type, at);
    const mixed = isDayType(a.type) && isDayType(b.type) && a.type !== b.type;
    return ordering(op, a, b, mixed);
  }
  return arithmetic(op, a, b, at, numbers);
}

const isDayType = (type: CelType): boolean => type === 'date' || type === 'datetime';

function order(a: CelValue, b: CelValue, daysOnly: boolean): number {
  if (a !== null && isDecimal(a)) return compare(a, asDecimal(b));
  const left = daysOnly ? asText(a).slice(0, 10) : asText(a);
  const right = daysOnly ? asText(b).slice(0, 10) : asText(b);
  return left === right ? 0 : left < right ? -1 : 1;
}

function ordering(op: string, a: Compiled, b: Compiled, mixed: boolean): Compiled {
  const type = 'bool';
  if (op === '<') return { type, run: (env) => order(a.run(env), b.run(env), mixed) < 0 };
  if (op === '<=') return { type, run: (env) => order(a.run(env), b.run(env), mixed) <= 0 };
  if (op === '>') return { type, run: (env) => order(a.run(env), b.run(env), mixed) > 0 };
  return { type, run: (env) => order(a.run(env), b.run(env), mixed) >= 0 };
}

function arithmetic(op: string, a: Compiled, b: Compiled, at: number, numbers: boolean): Compiled {
  if (op === '+' && a.type === 'string' && b.type === 'string')
    return { type: 'string', run: (env) => bounded(asText(a.run(env)) + asText(b.run(env))) };
  if (!numbers) throw mismatch(op, a.type, b.type, at);
  const type: CelType = a.type === 'int' && b.type === 'int' && op !== '/' ? 'int' : 'decimal';
  const divided = (env: Run, digits: number) => {
    const quotient = divide(asDecimal(a.run(env)), asDecimal(b.run(env)), digits);
    if (!quotient) throw new CelTrouble('division by zero');
    return quotient;
  };
  switch (op) {
    case '+':
      return { type, run: (env) => add(asDecimal(a.run(env)), asDecimal(b.run(env))) };
    case '-':
      return { type, run: (env) => subtract(asDecimal(a.run(env)), asDecimal(b.run(env))) };
    case '*':
      return { type, run: (env) => boundedNumber(multiply(asDecimal(a.run(env)), asDecimal(b.run(env)))) };
    case '/':
      return { type: 'decimal', run: (env) => divided(env, 12) };
    default:
      return {
        type,
        run(env) {
          const quotient = divided(env, 12);
          const toZero = round({ coef: quotient.coef, scale: quotient.scale }, 0);
          const product = multiply(toZero, asDecimal(b.run(env)));
          const rest = subtract(asDecimal(a.run(env)), product);
          // Rounding went one too far: step back towards zero.
          const sign = compare(rest, { coef: 0, scale: 0 });
          const wanted = compare(asDecimal(a.run(env)), { coef: 0, scale: 0 });
          if (sign === 0 || sign === wanted) return rest;
          const divisor = asDecimal(b.run(env));
          const magnitude = compare(divisor, { coef: 0, scale: 0 }) < 0 ? negate(divisor) : divisor;
          return wanted < 0 ? subtract(rest, magnitude) : add(rest, magnitude);
        },
      };
  }
}
