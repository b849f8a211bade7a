import { SchemaFault } from './fault.ts';

const MAX_PATTERN = 1000;

/**
 * Compiles a `pattern` constraint (whole-value match). Patterns that can backtrack for ever are refused: a repeated
 * group that itself contains a repetition or alternation, which is how every such pattern is built.
 */
export function compilePattern(source: string, path: string): RegExp {
  if (source.length > MAX_PATTERN) throw new SchemaFault(path, `is longer than ${MAX_PATTERN} characters`);
  if (canExplode(source)) throw new SchemaFault(path, 'repeats a group that itself repeats or chooses; it could run for ever');
  try {
    return new RegExp(`^(?:${source})$`, 'u');
  } catch {
    // Patterns written for engines without the u flag (`\-` and the like).
    try {
      return new RegExp(`^(?:${source})$`);
    } catch {
      throw new SchemaFault(path, 'is not a regular expression');
    }
  }
}

interface Group {
  repeats: boolean;
  chooses: boolean;
}

/** Whether a group with an unbounded repetition or a choice inside is itself repeated more than a few times. */
export function canExplode(source: string): boolean {
  const stack: Group[] = [{ repeats: false, chooses: false }];
  let closed: Group | null = null;
  let backReference = false;
  for (let at = 0; at < source.length; at++) {
    const char = source.charAt(at);
    const top = stack.at(-1) ?? { repeats: false, chooses: false };
    if (char === '\\') {
      const next = source.charAt(at + 1);
      if ((next >= '1' && next <= '9') || next === 'k') backReference = true;
      at++;
      closed = null;
    } else if (char === '[') {
      while (at < source.length && source.charAt(at) !== ']') at += source.charAt(at) === '\\' ? 2 : 1;
      closed = null;
    } else if (char === '(') {
      stack.push({ repeats: false, chooses: false });
      closed = null;
    } else if (char === ')') {
      closed = stack.length > 1 ? (stack.pop() ?? null) : null;
      const outer = stack.at(-1);
      if (outer && closed) {
        outer.repeats ||= closed.repeats;
        outer.chooses ||= closed.chooses;
      }
    } else if (char === '|') {
      top.chooses = true;
      closed = null;
    } else if (char === '*' || char === '+' || char === '{') {
      const bounds = char === '{' ? /^\{(\d+)(,(\d*))?\}/.exec(source.slice(at)) : null;
      if (char === '{' && !bounds) {
        closed = null;
        continue;
      }
      const most = bounds
        ? bounds[2] === undefined
          ? Number(bounds[1])
          : bounds[3] === ''
            ? Infinity
            : Number(bounds[3])
        : Infinity;
      if (closed && most > 12 && (closed.repeats || closed.chooses)) return true;
      if (most > 12) top.repeats = true;
      if (bounds) at += bounds[0].length - 1;
      closed = null;
    } else if (char !== '?') closed = null;
  }
  return backReference && (stack[0]?.repeats ?? false);
}
