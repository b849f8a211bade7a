import { add, compare, divide, multiply, negate, round, subtract } from '../../base/decimal.ts';
import { type Compiled, fixedText, mismatch, type Run, want } from './compiled.ts';
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
  isDecimal,
  isNumber,
} from './values.ts';

/** `!` and the minus before a number. */
export function unary(op: string, a: Compiled, at: number): Compiled {
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

function equal(a: CelValue, b: CelValue): boolean {
  if (a === null || b === null || typeof a === 'string') return a === b;
  if (isDecimal(a)) return isDecimal(b) && compare(a, b) === 0;
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, at) => equal(item, b[at] ?? null));
  return a === b;
}

/** Everything that stands between two parts; the types decide at once what there is to do for every row. */
export function binary(op: string, a: Compiled, b: Compiled, at: number): Compiled {
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
    const given = fixedText(b) ?? fixedText(a);
    const other = fixedText(b) === null ? b : a;
    if (!mixed && given !== null) return { type: 'bool', run: (env) => (other.run(env) === given) === (op === '==') };
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

const isTextType = (type: CelType): boolean => type === 'string' || isDayType(type);

function ordering(op: string, a: Compiled, b: Compiled, mixed: boolean): Compiled {
  const type = 'bool';
  if (!mixed && isTextType(a.type) && isTextType(b.type)) {
    if (op === '<') return { type, run: (env) => asText(a.run(env)) < asText(b.run(env)) };
    if (op === '<=') return { type, run: (env) => asText(a.run(env)) <= asText(b.run(env)) };
    if (op === '>') return { type, run: (env) => asText(a.run(env)) > asText(b.run(env)) };
    return { type, run: (env) => asText(a.run(env)) >= asText(b.run(env)) };
  }
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
