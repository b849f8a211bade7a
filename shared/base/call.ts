import { z } from 'zod';
import type { Result } from './result.ts';

/** Roles of article 18: 联络员 approves and sends, 信息员 prepares, 审计员 only reads. */
export type Role = 'liaison' | 'preparer' | 'auditor';

/** Who may make a call: anyone, any unlocked session, or those who may change or approve. */
export type Needs = 'nobody' | 'session' | 'preparer' | 'liaison';

/** One call of the contract: its argument schema, who may make it, and (as a type only) what it answers. */
export interface Call<Args extends z.ZodType = z.ZodType, Reply = unknown> {
  readonly args: Args;
  readonly needs: Needs;
  /** Never set: carries the reply's type. */
  readonly reply?: Reply;
}

export type CallTable = Readonly<Record<string, Call>>;
export type ArgsOf<C> = C extends Call<infer A, unknown> ? z.infer<A> : never;
export type ReplyOf<C> = C extends Call<z.ZodType, infer R> ? R : never;

export function call<A extends z.ZodType>(needs: Needs, args: A): { returns<R>(): Call<A, R> } {
  return { returns: () => ({ args, needs }) };
}

/** Arguments of a call that takes none. */
export const nothing = z.object({}).strict();

/** How far a long action has come. `total` is null while unknown. Units are named by `phase`. */
export interface Progress {
  readonly phase: 'reading' | 'checking' | 'storing' | 'sealing' | 'sending' | 'writing';
  readonly done: number;
  readonly total: number | null;
}

/** What a service is told about the call it answers. */
export interface CallContext {
  readonly role: Role;
  readonly officer: string;
  readonly signal: AbortSignalLike;
  progress(p: Progress): void;
}

/** The part of AbortSignal that pure code may use. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

/** A room's answers to its own calls. */
export type Handlers<T extends CallTable> = {
  readonly [K in keyof T]: (args: ArgsOf<T[K]>, context: CallContext) => Result<ReplyOf<T[K]>> | Promise<Result<ReplyOf<T[K]>>>;
};
