import type { Call, CallContext, Needs, Progress, Role } from '../base/call.ts';
import { unmarkedWithin } from '../base/marked.ts';
import { problem } from '../base/problem.ts';
import { fail, type Result } from '../base/result.ts';
import { type CallName, contract } from './contract.ts';

/** Who is at the desk now; null while locked. */
export interface Session {
  readonly role: Role;
  readonly officer: string;
}

export interface GateOptions {
  readonly handlers: Readonly<Record<CallName, AnyHandler>>;
  readonly session: () => Session | null;
  /** Told about handler bugs; gets a reference that the officer sees too. */
  readonly onBug: (reference: string, call: string, error: unknown) => void;
  /** Around every call that a session makes: the trail of who did what. */
  readonly around?: (
    session: Session,
    call: { readonly name: CallName; readonly needs: Needs; readonly args: unknown },
    run: () => Result<unknown> | Promise<Result<unknown>>,
  ) => Result<unknown> | Promise<Result<unknown>>;
  /** Maps what a handler may throw on purpose (full disk, damaged file) to a problem; null = a bug. */
  readonly explain?: (error: unknown) => Result<never> | null;
}

export type AnyHandler = (args: never, context: CallContext) => Result<unknown> | Promise<Result<unknown>>;

const rank: Record<Exclude<Needs, 'nobody'>, readonly Role[]> = {
  session: ['liaison', 'preparer', 'auditor'],
  preparer: ['liaison', 'preparer'],
  liaison: ['liaison'],
};

/** Calls that anybody in the session may make and that take texts in. */
const textsOfSession: ReadonlySet<CallName> = new Set(['exports.prepare', 'letters.draft', 'reveal.values']);
/** Secrets of officers are no content, and nobody reads them. */
const passphrases: ReadonlySet<CallName> = new Set(['officers.add', 'officers.passphrase', 'secrets.change']);

/** Whether a call brings content in: typed, pasted, or written for a letter. */
const takesIn = (name: CallName, needs: Needs): boolean =>
  needs === 'nobody' || passphrases.has(name) ? false : needs === 'session' ? textsOfSession.has(name) : true;

/** Of its arguments what would be kept; what is only looked for may well be there. */
function written(name: CallName, args: unknown): unknown {
  if (name !== 'records.replace' || typeof args !== 'object' || args === null || !('by' in args)) return args;
  return args.by;
}

/**
 * The one door to the engine: looks the call up, checks the session and role, parses the arguments with the call's
 * schema, refuses content that bears a state-secret marking, runs the handler. Every host and every call passes here; nothing is opt-in.
 */
export function createGate(options: GateOptions) {
  return async function enter(
    name: string,
    args: unknown,
    signal: CallContext['signal'],
    progress: (p: Progress) => void,
  ): Promise<Result<unknown>> {
    if (!Object.hasOwn(contract, name)) return fail(problem('contract/unknownCall', { name: name.slice(0, 64) }));
    const key = name as CallName;
    const declared: Call = contract[key];
    const session = options.session();
    if (declared.needs !== 'nobody') {
      if (!session) return fail(problem('contract/locked'));
      if (!rank[declared.needs].includes(session.role)) return fail(problem('contract/notAllowed', { role: session.role }));
    }
    const parsed = declared.args.safeParse(args);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      const detail = issue ? `${issue.path.join('.') || 'args'}: ${issue.code}` : 'args';
      return fail(problem('contract/badArguments', { name, detail }));
    }
    const context: CallContext = { role: session?.role ?? 'auditor', officer: session?.officer ?? '', signal, progress };
    try {
      // Behind the trail: a refusal of an act is written down too.
      const run = () => {
        const taken = takesIn(key, declared.needs) ? unmarkedWithin('typed', written(key, parsed.data)) : null;
        return taken && !taken.ok ? taken : options.handlers[key](parsed.data as never, context);
      };
      const { around } = options;
      return await (session && around ? around(session, { name: key, needs: declared.needs, args: parsed.data }, run) : run());
    } catch (error) {
      const known = options.explain?.(error);
      if (known) return known;
      const reference = `${Date.now().toString(36)}-${Math.floor(Math.random() * 46656).toString(36)}`.toUpperCase();
      options.onBug(reference, name, error);
      return fail(problem('contract/internal', { reference }));
    }
  };
}
