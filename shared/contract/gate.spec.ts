import { beforeEach, describe, expect, it } from 'vitest';
import type { CallContext, Role } from '../base/call.ts';
import { problem } from '../base/problem.ts';
import { fail, ok, type Result } from '../base/result.ts';
import { type CallName, contract } from './contract.ts';
import { type AnyHandler, createGate, type GateOptions, type Session } from './gate.ts';

let session: Session | null;
let asked: { readonly name: CallName; readonly args: unknown; readonly context: CallContext }[];
let answer: () => Result<unknown>;
let bugs: string[];

beforeEach(() => {
  session = { role: 'liaison', officer: '李联络' };
  asked = [];
  answer = () => ok('done');
  bugs = [];
});

const names = Object.keys(contract) as CallName[];
const signal = { aborted: false };

async function enter(name: string, args: unknown = {}, more: Partial<GateOptions> = {}): Promise<Result<unknown>> {
  const handlers = Object.fromEntries(
    names.map((known): [CallName, AnyHandler] => [
      known,
      (given: never, context) => {
        asked.push({ name: known, args: given, context });
        return answer();
      },
    ]),
  ) as Record<CallName, AnyHandler>;
  const gate = createGate({ handlers, session: () => session, onBug: (reference) => void bugs.push(reference), ...more });
  return gate(name, args, signal, () => {});
}
const code = (result: Result<unknown>) => (result.ok ? null : result.problem.code);

describe('every call', () => {
  it('but those of the door is refused while locked, before its arguments are looked at', async () => {
    session = null;
    for (const name of names) {
      const refused = code(await enter(name, { nonsense: true }));
      expect([name, refused]).toEqual([name, contract[name].needs === 'nobody' ? 'contract/badArguments' : 'contract/locked']);
    }
    expect(asked).toEqual([]);
  });

  it('is for its roles only', async () => {
    const roles: Role[] = ['liaison', 'preparer', 'auditor'];
    for (const name of names)
      for (const role of roles) {
        session = { role, officer: '某' };
        const { needs } = contract[name];
        const may =
          needs === 'nobody' || needs === 'session' || role === 'liaison' || (needs === 'preparer' && role === 'preparer');
        const refused = code(await enter(name, null));
        expect([name, role, refused]).toEqual([name, role, may ? 'contract/badArguments' : 'contract/notAllowed']);
      }
  });

  it('lets nobody change records or send who only reads', () => {
    // The self-check runs, and changes nothing.
    const changing = names.filter((name) =>
      /^(?!doctor\.).*\.(edit|paste|insert|remove|undo|redo|run|approve|withdraw|fixApply|reason)$/.test(name),
    );
    expect(changing.length).toBeGreaterThan(8);
    for (const name of changing) expect(['preparer', 'liaison']).toContain(contract[name].needs);
    expect(contract['submissions.approve'].needs).toBe('liaison');
  });
});

it('what is no call is none, inherited names included', async () => {
  for (const name of ['nope', '', 'toString', '__proto__', 'constructor', 'records.page ']) {
    expect(code(await enter(name))).toBe('contract/unknownCall');
  }
});

it('a handler gets the parsed arguments and who asks', async () => {
  expect(await enter('records.page', { id: 'S1', start: 0, count: 5 })).toEqual({ ok: true, value: 'done' });
  expect(asked).toMatchObject([{ name: 'records.page', args: { id: 'S1', start: 0, count: 5 }, context: { officer: '李联络' } }]);
  expect(asked[0]?.context.signal).toBe(signal);
});

it('arguments too many are refused with the place, never with their content', async () => {
  const refused = await enter('records.page', { id: 'S1', start: 0, count: 5, secret: '41010519061231014X' });
  expect(code(refused)).toBe('contract/badArguments');
  expect(JSON.stringify(refused)).not.toContain('41010519061231014X');
});

describe('a handler that throws', () => {
  it('is a bug: the officer gets a reference, the same the log has', async () => {
    answer = () => {
      throw new Error('boom');
    };
    const refused = await enter('app.status');
    expect(refused).toMatchObject({ ok: false, problem: { code: 'contract/internal', data: { reference: bugs[0] } } });
    expect(JSON.stringify(refused)).not.toContain('boom');
  });

  it('for a known reason is answered with it', async () => {
    answer = () => {
      throw new Error('disk');
    };
    const explain = () => fail(problem('store/diskFull', { need: 200 }));
    expect(code(await enter('app.status', {}, { explain }))).toBe('store/diskFull');
    expect(bugs).toEqual([]);
  });
});
