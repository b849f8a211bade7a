import { existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { arch, platform, release } from 'node:os';
import type { Handlers } from '../../base/call.ts';
import { beijingDay, beijingTime, type Clock, daysBetween } from '../../base/clock.ts';
import { problem } from '../../base/problem.ts';
import { fail, ok } from '../../base/result.ts';
import { findFonts, fontChoices } from '../../cases/letters/fonts/found.node.ts';
import { configIn } from '../../security/backup/backups.node.ts';
import { backupsIn, placeOf, readyPlace } from '../../security/backup/rolling.node.ts';
import type { doctorCalls } from '../../security/calls.ts';
import { type DoctorFacts, judge } from '../../security/doctor/judge.ts';
import { checkFile, reportText } from '../../security/doctor/words.ts';
import type { AuditStanding, DoctorReport } from '../../security/model.ts';
import type { Present } from '../../security/session.node.ts';
import { readSetting, writeSetting } from '../../security/settings.node.ts';
import type { Store } from '../../store/tx.ts';
import type { Look } from '../../sync/look.node.ts';
import type { Route } from '../../sync/route.ts';
import { allExpiries, CERTIFICATE, nearExpiries } from './expiries.node.ts';

export interface DoctorDeps extends Present {
  readonly store: Store;
  readonly profile: string;
  readonly clock: Clock;
  readonly product: string;
  readonly platformUrl: string;
  readonly route: () => Route;
  readonly look: (url: string, route: Route, clock: Clock) => Promise<Look>;
  readonly standing: () => AuditStanding;
  /** How long after opening the platform's certificate is first looked at. */
  readonly watchMs?: number;
  /** Makes a file ready to be fetched once. */
  readonly offer: (file: { readonly name: string; readonly bytes: Uint8Array }) => string;
}

const DAY_MS = 86_400_000;
/** After everything an officer waits for at opening. */
const WATCH_MS = 20_000;
/** The first of a browser's own description: what it is built on, and its version. */
const CHROMIUM = /(?:Chrome|Chromium|Edg)\/(\d{2,4})\./;

/** Answers `doctor.*`: finds out, one thing after the other; a thing that cannot be found out is said to be unknown. */
export function doctorService(deps: DoctorDeps): Handlers<typeof doctorCalls> {
  const { store, clock, profile } = deps;
  let last: DoctorReport | null = null;
  const here = (): boolean => deps.session()?.store === store;

  /** A table at a time, so that the window's other calls come in between. */
  const soundness = async (): Promise<string | null> => {
    const tables = store.read((tx) => tx.all<{ name: string }>(`SELECT name FROM sqlite_master WHERE type = 'table'`));
    for (const { name } of tables) {
      if (!here()) return null;
      const [found] = store.read((tx) => tx.all<{ quick_check: string }>(`PRAGMA quick_check('${name.replaceAll("'", "''")}')`));
      if (found && found.quick_check !== 'ok') return `${name}: ${found.quick_check}`.slice(0, 120);
      await new Promise((resolve) => setImmediate(resolve));
    }
    return null;
  };
  const free = async (): Promise<number | null> => {
    try {
      const { bavail, bsize } = await statfs(profile);
      return bavail * bsize;
    } catch {
      return null;
    }
  };
  const backup = async () => {
    const config = configIn(store);
    const place = placeOf(profile, config);
    const ready = readyPlace(place).ok;
    const [newest] = ready ? await backupsIn(place.folder, config.id) : [];
    const backupDays = newest ? Math.max(0, Math.floor((clock.now() - newest.madeAt) / DAY_MS)) : null;
    return { backupDays, backupChosen: place.chosen, backupFolder: ready };
  };
  const fonts = async () => {
    const choices = fontChoices(await findFonts());
    return {
      fontsMissing: choices.filter(({ used }) => used === null).length,
      fontsReplaced: choices.filter(({ used, replaced }) => used !== null && replaced).length,
    };
  };
  const proxyOf = ({ proxy }: Route): DoctorFacts['proxy'] => {
    if (proxy.kind !== 'env') return proxy.kind;
    const { HTTPS_PROXY, https_proxy, HTTP_PROXY, http_proxy } = process.env;
    return (HTTPS_PROXY ?? https_proxy ?? HTTP_PROXY ?? http_proxy) ? 'env' : 'none';
  };

  const secure = deps.platformUrl.startsWith('https:');
  const keep = (until: string | null): void => {
    if (until === null || until === store.read((tx) => readSetting(tx, CERTIFICATE))) return;
    store.write((tx) => writeSetting(tx, CERTIFICATE, until));
  };
  /** The platform's certificate is looked at once a day, so that its end is told ahead without anybody asking. */
  const watch = async (): Promise<void> => {
    if (!here()) return;
    const look = await deps.look(deps.platformUrl, deps.route(), clock);
    if (!here()) return;
    keep(look.certificateUntil);
    setTimeout(() => void watch(), DAY_MS).unref();
  };
  if (secure) setTimeout(() => void watch(), deps.watchMs ?? WATCH_MS).unref();

  return {
    'doctor.save'({ language }) {
      if (!last) return fail(problem('exports/gone'));
      const name = `${checkFile[language]}-${last.at.slice(0, 10)}.txt`;
      return ok({ name, token: deps.offer({ name, bytes: Buffer.from(`\ufeff${reportText(last, language)}`) }) });
    },
    'doctor.expiries': () => ok(store.read((tx) => nearExpiries(tx, clock.now()))),
    async 'doctor.run'({ browser }, context) {
      const total = 5;
      const step = (done: number): void => context.progress({ phase: 'checking', done, total });
      const route = deps.route();
      const looking = deps.look(deps.platformUrl, route, clock);
      const wrong = await soundness();
      step(1);
      const kept = here() ? await backup() : null;
      step(2);
      const drawn = await fonts();
      step(3);
      const look = await looking;
      step(4);
      if (!kept || !here()) return fail(problem('contract/locked'));
      const until = look.certificateUntil;
      keep(until);
      const standing = deps.standing();
      const today = beijingDay(clock.now());
      const facts: DoctorFacts = {
        store: wrong,
        storeBytes: existsSync(store.path) ? statSync(store.path).size : 0,
        free: await free(),
        ...kept,
        ...drawn,
        reached: look.reached,
        cause: look.cause,
        skew: look.skew,
        proxy: proxyOf(route),
        secure,
        certificateDays: until === null ? null : daysBetween(today, until),
        expiries: here() ? store.read((tx) => allExpiries(tx, clock.now())).filter(({ kind }) => kind !== 'server') : [],
        trail: standing.check === null ? undefined : standing.check.broken,
        node: process.versions.node,
        system: `${platform()} ${release()} ${arch()}`,
        browser: browser === undefined ? null : Number(CHROMIUM.exec(browser)?.[1] ?? 0),
      };
      last = { at: beijingTime(clock.now()), product: deps.product, checks: judge(facts) };
      return ok(last);
    },
  };
}
