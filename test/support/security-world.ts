import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { AppStatus } from '../../shared/security/model.ts';
import { openDesk, type SetClock, setClock } from './desk.ts';
import { passphrase } from './enrolled.ts';

/** A workstation of the enrolled unit at a set time, opened with its passphrase. */
export async function unlockedDesk(profile: string, clock: SetClock = setClock(Date.now()), secret = passphrase) {
  const desk = openDesk(profile, clock);
  const status: AppStatus = await desk.ask('session.unlock', { passphrase: secret });
  return { desk, clock, status };
}

/** Chooses a file at a desk and answers its token; the file must be there. */
export function chosen(desk: ReturnType<typeof openDesk>, path: string): string {
  if (!existsSync(path)) throw new Error(`${basename(path)} is not there`);
  return desk.choose(path);
}

export const keysOf = (profile: string): unknown => JSON.parse(readFileSync(join(profile, 'keys.json'), 'utf8'));
