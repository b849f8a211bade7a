import { z } from 'zod';
import { call, nothing } from '../base/call.ts';
import type { AppStatus, EnrolmentOffer } from './model.ts';

const activationCode = z.string().trim().min(4).max(64);
const passphrase = z.string().min(1).max(1024);

export const securityCalls = {
  'app.status': call('nobody', nothing).returns<AppStatus>(),
  /** Asks the platform (or opens the file) who this code belongs to. Nothing is stored yet. */
  'enrol.begin': call(
    'nobody',
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('online'), platformUrl: z.string().trim().max(500), activationCode }).strict(),
      z.object({ kind: z.literal('file'), content: z.string().max(1_000_000), activationCode }).strict(),
    ]),
  ).returns<EnrolmentOffer>(),
  /** Sets the passphrase, creates the encrypted store and opens the session. */
  'enrol.finish': call('nobody', z.object({ passphrase }).strict()).returns<AppStatus>(),
  'enrol.cancel': call('nobody', nothing).returns<AppStatus>(),
  'session.unlock': call('nobody', z.object({ passphrase }).strict()).returns<AppStatus>(),
  /** Keys out of memory; the store is closed. */
  'session.lock': call('nobody', nothing).returns<AppStatus>(),
  'settings.get': call('session', nothing).returns<Settings>(),
  'settings.set': call(
    'session',
    z
      .object({ language: z.enum(['zh', 'en']).optional(), lockAfterMinutes: z.number().int().min(1).max(240).optional() })
      .strict(),
  ).returns<Settings>(),
} as const;

export interface Settings {
  readonly language: 'zh' | 'en';
  readonly lockAfterMinutes: number;
}
