import { join } from 'node:path';
import { beijingDay } from '../../shared/base/clock.ts';
import { periodOf, previousPeriod } from '../../shared/periods/calendar.ts';
import { type Platform, type PlatformOptions, startPlatform } from '../platform/server.ts';
import { catalog, unit } from '../platform/spec-support.ts';
import { openDesk } from './desk.ts';

export const passphrase = '金水河畔 2026 的雨天';

export interface Enrolled {
  readonly platform: Platform;
  /** The profile folder of a workstation that is enrolled, has the catalog, and is closed. */
  readonly profile: string;
  /** Last month: owed, and may be sent today. */
  readonly period: string;
}

/** A reference platform and a workstation of its unit, by the real road: enrolment, passphrase, catalog. */
export async function enrolled(folder: string, options: Partial<PlatformOptions> = {}): Promise<Enrolled> {
  const platform = await startPlatform({ state: join(folder, 'platform'), units: [unit], catalogs: [catalog()], ...options });
  const profile = join(folder, 'profile');
  const desk = openDesk(profile);
  await desk.ask('enrol.begin', { kind: 'online', platformUrl: platform.url, activationCode: unit.activationCode });
  await desk.ask('enrol.finish', { passphrase });
  await desk.ask('catalog.refresh', {});
  await desk.stop();
  return { platform, profile, period: previousPeriod(periodOf('monthly', beijingDay(Date.now()))).id };
}
