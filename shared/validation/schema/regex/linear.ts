import { RegexFault } from './parse.ts';
import type { Node } from './tree.ts';

/** What a compiled pattern can do, whichever engine runs it. */
export interface Pattern {
  test(text: string): boolean;
}

type State =
  | { readonly k: 'set'; readonly set: number; readonly next: number }
  | { readonly k: 'fork'; readonly next: number[] }
  | { readonly k: 'start' | 'end'; readonly next: number }
  | { readonly k: 'match' };

/** Sets of states reached so far; a step from one to the next is remembered per class of characters. */
interface Front {
  readonly ids: readonly number[];
  readonly steps: Map<number, Front>;
  accepts: boolean | null;
}

const MAX_STATES = 1000;
const MAX_FRONTS = 400;
const MAX_KNOWN = 10_000;

/** Matches whole values without ever going back: time grows with the length of the value, whatever the pattern. */
export function compileLinear(root: Node): Pattern {
  const states: State[] = [];
  const sets = new Map<string, number>();
  const add = (state: State): number => {
    if (states.length >= MAX_STATES) throw new RegexFault('is too large once its repetitions are written out');
    return states.push(state) - 1;
  };
  const build = (node: Node, next: number): number => {
    switch (node.k) {
      case 'set': {
        const set = sets.get(node.source) ?? sets.size;
        sets.set(node.source, set);
        return add({ k: 'set', set, next });
      }
      case 'start':
      case 'end':
        return add({ k: node.k, next });
      case 'seq':
        return node.of.reduceRight((after, part) => build(part, after), next);
      case 'alt':
        return add({ k: 'fork', next: node.of.map((part) => build(part, next)) });
      case 'rep': {
        let entry = next;
        if (node.max === Number.POSITIVE_INFINITY) {
          const loop: number[] = [];
          entry = add({ k: 'fork', next: loop });
          loop.push(build(node.of, entry), next);
        } else for (let n = node.min; n < node.max; n++) entry = add({ k: 'fork', next: [build(node.of, entry), next] });
        for (let n = 0; n < node.min; n++) entry = build(node.of, entry);
        return entry;
      }
      default:
        throw new RegexFault('cannot be matched in one pass');
    }
  };
  const first = build(root, add({ k: 'match' }));
  const tests = [...sets.keys()].map((source) => new RegExp(`^${source}$`, 'u'));

  /** All that is reached without taking a character. */
  const close = (from: readonly number[], atStart: boolean, atEnd: boolean): number[] => {
    const seen = new Set(from);
    const open = [...from];
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const state = states[id];
      if (!state || state.k === 'match' || state.k === 'set') continue;
      if ((state.k === 'start' && !atStart) || (state.k === 'end' && !atEnd)) continue;
      for (const next of state.k === 'fork' ? state.next : [state.next])
        if (!seen.has(next)) {
          seen.add(next);
          open.push(next);
        }
    }
    return [...seen].filter((id) => states[id]?.k !== 'fork').sort((a, b) => a - b);
  };

  const fronts = new Map<string, Front>();
  const frontOf = (ids: readonly number[]): Front => {
    const key = ids.join();
    const held = fronts.get(key);
    if (held) return held;
    if (fronts.size >= MAX_FRONTS) {
      for (const front of fronts.values()) front.steps.clear();
      fronts.clear();
    }
    const made: Front = { ids, steps: new Map(), accepts: null };
    fronts.set(key, made);
    return made;
  };

  const signatures = new Map<string, number>();
  const memberships: (readonly boolean[])[] = [];
  const known = new Map<number, number>();
  /** Characters that every set of the pattern treats alike are one class. */
  const classOf = (point: number): number => {
    const held = known.get(point);
    if (held !== undefined) return held;
    const char = String.fromCodePoint(point);
    const member = tests.map((test) => test.test(char));
    const signature = member.map(Number).join('');
    const found = signatures.get(signature) ?? memberships.push(member) - 1;
    signatures.set(signature, found);
    if (known.size >= MAX_KNOWN) known.clear();
    known.set(point, found);
    return found;
  };

  const begin = frontOf(close([first], true, false));
  const step = (front: Front, kind: number): Front => {
    const held = front.steps.get(kind);
    if (held) return held;
    const member = memberships[kind];
    const reached: number[] = [];
    for (const id of front.ids) {
      const state = states[id];
      if (state?.k === 'set' && member?.[state.set]) reached.push(state.next);
    }
    const next = frontOf(close(reached, false, false));
    front.steps.set(kind, next);
    return next;
  };

  return {
    test(text) {
      let front = begin;
      for (let at = 0; at < text.length; ) {
        const point = text.codePointAt(at) ?? 0;
        at += point > 0xffff ? 2 : 1;
        front = step(front, classOf(point));
        if (front.ids.length === 0) return false;
      }
      const empty = text === '';
      if (!empty && front.accepts !== null) return front.accepts;
      const accepts = close(front.ids, empty, true).some((id) => states[id]?.k === 'match');
      if (!empty) front.accepts = accepts;
      return accepts;
    },
  };
}
