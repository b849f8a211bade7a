import type { LineRules } from './hours.ts';
import { freshLine, type LineFacts } from './loop.ts';
import type { Route } from './route.ts';

/** What the room knows only while it runs; a restart begins with none of it. */
export interface Session {
  line: LineFacts;
  paused: boolean;
  /** A round is under way. */
  busy: boolean;
  /** When the inbox is to be looked at next. */
  inboxAt: number;
  sending: Sending | null;
  /** When the line may be used, and how much of it. */
  rules: LineRules;
  /** The way to the platform. */
  route: Route;
  /** Items that an officer said are to go now, whatever the hour. */
  readonly pressed: Set<number>;
  /** Items the loop leaves alone: they are being withdrawn. */
  readonly leaving: Set<number>;
  /** Received batches whose verdict is awaited. */
  readonly verdicts: Map<string, Verdict>;
}

export interface Sending {
  readonly id: number;
  readonly batchId: string;
  bytes: number;
  sent: number;
  rate: number | null;
  /** Cuts its request; the item stays what it is. */
  cut(): void;
  /** Resolves when the attempt is over, however it ended. */
  readonly over: Promise<void>;
}

export interface Verdict {
  readonly attempts: number;
  readonly nextAt: number;
}

export const newSession = (paused: boolean, rules: LineRules, route: Route): Session => ({
  line: freshLine,
  paused,
  rules,
  route,
  pressed: new Set(),
  busy: false,
  inboxAt: 0,
  sending: null,
  leaving: new Set(),
  verdicts: new Map(),
});
