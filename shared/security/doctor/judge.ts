import type { DoctorCheck, DoctorState, Expiry } from '../model.ts';

/** What was found out, before anybody says whether it is well. Nothing of it is about a person or a unit. */
export interface DoctorFacts {
  /** Null when the store answered nothing wrong; else what it said. */
  readonly store: string | null;
  readonly storeBytes: number;
  /** Bytes free where the data lies; null when the system does not say. */
  readonly free: number | null;
  /** Days since the newest backup; null when there is none. */
  readonly backupDays: number | null;
  readonly backupChosen: boolean;
  readonly backupFolder: boolean;
  /** `genuine`: the platform itself answered; `other`: something in between did. */
  readonly reached: 'genuine' | 'other' | 'none';
  readonly cause: string;
  /** The platform's clock minus ours, ms; null when it did not say. */
  readonly skew: number | null;
  readonly proxy: 'none' | 'env' | 'address';
  /** Last day of the platform's certificate; null without one. */
  readonly secure: boolean;
  readonly certificateDays: number | null;
  readonly expiries: readonly Expiry[];
  /** Purposes of a letter for which no font of the standard is here, and those with none at all. */
  readonly fontsReplaced: number;
  readonly fontsMissing: number;
  /** Line of the audit chain that is not sound; null when all is; undefined while it is not known. */
  readonly trail: number | null | undefined;
  readonly node: string;
  readonly system: string;
  /** Main version of the window's browser; 0 when it does not say, null when there is no window. */
  readonly browser: number | null;
}

const MB = 1024 * 1024;
const TIGHT = 2048 * MB;
const FULL = 200 * MB;
export const OLD_BACKUP_DAYS = 7;
const SKEW_WARN_S = 60;
const SKEW_FAIL_S = 600;
const LEAST_NODE = 22;
const LEAST_BROWSER = 119;

/** Ahead of an end by so many days it is said: quietly, clearly, as what matters today. */
export const AHEAD_DAYS = [90, 40, 7] as const;
export const pressing = (days: number): 'none' | 'soon' | 'near' | 'now' =>
  days > AHEAD_DAYS[0] ? 'none' : days > AHEAD_DAYS[1] ? 'soon' : days > AHEAD_DAYS[2] ? 'near' : 'now';

const byDays = (days: number): DoctorState => (days <= AHEAD_DAYS[2] ? 'fail' : days <= AHEAD_DAYS[1] ? 'warn' : 'ok');

/** The numbered checks, in the order in which somebody helping by telephone goes through them. */
export function judge(facts: DoctorFacts): DoctorCheck[] {
  const check = (
    number: number,
    name: DoctorCheck['name'],
    state: DoctorState,
    says: string,
    data: DoctorCheck['data'] = {},
  ): DoctorCheck => ({ number, name, state, says, data });
  const skew = facts.skew === null ? null : Math.round(facts.skew / 1000);
  const tooOld = Number(facts.node.split('.')[0]) < LEAST_NODE;
  const [first] = [...facts.expiries].sort((a, b) => a.days - b.days);
  return [
    facts.store === null
      ? check(1, 'store', 'ok', 'sound', { mb: Math.ceil(facts.storeBytes / MB) })
      : check(1, 'store', 'fail', 'damaged', { detail: facts.store }),
    facts.trail === undefined
      ? check(2, 'trail', 'info', 'unknown')
      : facts.trail === null
        ? check(2, 'trail', 'ok', 'sound')
        : check(2, 'trail', 'fail', 'broken', { line: facts.trail }),
    facts.free === null
      ? check(3, 'disk', 'info', 'unknown')
      : check(
          3,
          'disk',
          facts.free < Math.max(FULL, facts.storeBytes) ? 'fail' : facts.free < TIGHT + facts.storeBytes ? 'warn' : 'ok',
          facts.free < TIGHT + facts.storeBytes ? 'tight' : 'enough',
          { mb: Math.floor(facts.free / MB), gb: Math.floor(facts.free / (1024 * MB)) },
        ),
    !facts.backupFolder
      ? check(4, 'backup', 'fail', 'folder')
      : facts.backupDays === null
        ? check(4, 'backup', 'warn', 'none')
        : check(
            4,
            'backup',
            facts.backupDays > OLD_BACKUP_DAYS || !facts.backupChosen ? 'warn' : 'ok',
            facts.backupDays > OLD_BACKUP_DAYS
              ? 'old'
              : !facts.backupChosen
                ? 'sameDisk'
                : facts.backupDays === 0
                  ? 'today'
                  : 'recent',
            { days: facts.backupDays },
          ),
    check(5, 'line', facts.reached === 'genuine' ? 'ok' : 'fail', facts.reached, { cause: facts.cause }),
    skew === null
      ? check(6, 'clock', 'info', 'unknown')
      : check(
          6,
          'clock',
          Math.abs(skew) >= SKEW_FAIL_S ? 'fail' : Math.abs(skew) >= SKEW_WARN_S ? 'warn' : 'ok',
          Math.abs(skew) < SKEW_WARN_S ? 'right' : skew > 0 ? 'slow' : 'fast',
          { seconds: Math.abs(skew) },
        ),
    check(7, 'proxy', facts.reached === 'none' && facts.proxy !== 'none' ? 'warn' : 'info', facts.proxy),
    !facts.secure
      ? check(8, 'certificate', 'info', 'plain')
      : facts.certificateDays === null
        ? check(8, 'certificate', facts.reached === 'none' ? 'info' : 'warn', 'unknown')
        : check(
            8,
            'certificate',
            byDays(facts.certificateDays),
            facts.certificateDays < 0 ? 'over' : byDays(facts.certificateDays) === 'ok' ? 'until' : 'soon',
            {
              days: facts.certificateDays,
            },
          ),
    !first
      ? check(9, 'expiry', 'ok', 'none')
      : check(9, 'expiry', byDays(first.days), first.days < 0 ? 'over' : 'until', { days: first.days }),
    facts.fontsMissing > 0
      ? check(10, 'fonts', 'fail', 'missing', { count: facts.fontsMissing })
      : facts.fontsReplaced > 0
        ? check(10, 'fonts', 'warn', 'replaced', { count: facts.fontsReplaced })
        : check(10, 'fonts', 'ok', 'proper'),
    check(11, 'host', tooOld ? 'fail' : 'ok', tooOld ? 'old' : 'runs', { node: facts.node, system: facts.system }),
    facts.browser === null
      ? check(12, 'browser', 'info', 'none')
      : facts.browser === 0
        ? check(12, 'browser', 'info', 'unknown')
        : check(12, 'browser', facts.browser < LEAST_BROWSER ? 'warn' : 'ok', facts.browser < LEAST_BROWSER ? 'old' : 'new', {
            version: facts.browser,
            least: LEAST_BROWSER,
          }),
  ];
}
