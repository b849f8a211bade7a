import type { CaseBox } from '../../shared/cases/model.ts';
import type { Duty } from '../../shared/submissions/model.ts';
import type { SyncStatus } from '../../shared/sync/model.ts';
import { useCasePlace } from '../state/case-place.ts';
import { formatRoute, type Route, type Screen } from '../state/route.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import { waitingItems } from './outbox.ts';
import type { WaitingCases } from './waiting-cases.ts';

type Place = Exclude<Screen, 'editor' | 'history' | 'case' | 'handover'>;

const work: readonly Place[] = ['today', 'submissions', 'cases', 'reports', 'letter', 'ledger'];
const around: readonly Place[] = ['catalog', 'sync', 'settings'];

/** One submission is looked at within 报送; a case within 待办, or within 纠错报告 when it is a report of ours. */
function placeOf(screen: Screen, box: CaseBox | null): Place {
  if (screen === 'editor' || screen === 'history') return 'submissions';
  if (screen === 'handover') return 'settings';
  if (screen === 'case') return box === 'asked' ? 'reports' : 'cases';
  return screen;
}

export function Navigation(props: {
  readonly route: Route;
  readonly duties: readonly Duty[] | null;
  readonly sync: SyncStatus | null;
  /** Cases that wait for this unit: asked of it, and its own reports. */
  readonly waiting: { readonly cases: WaitingCases; readonly reports: WaitingCases };
}) {
  const words = useWords(shellWords);
  const here = placeOf(
    props.route.screen,
    useCasePlace((state) => state.box),
  );
  const toHandle = props.duties?.filter((duty) => duty.group === 'now').length ?? 0;
  const toSend = props.sync ? waitingItems(props.sync).length : 0;

  const badge = (place: Place) => {
    if (place === 'submissions' && toHandle > 0)
      return (
        <span className="desk-badge desk-badge-red" title={words.toHandle(toHandle)}>
          {toHandle}
        </span>
      );
    if ((place === 'cases' || place === 'reports') && props.waiting[place].count > 0) {
      const { count, late } = props.waiting[place];
      return (
        <span className={late ? 'desk-badge desk-badge-red' : 'desk-badge'} title={words.toHandle(count)}>
          {count}
        </span>
      );
    }
    if (place === 'sync' && toSend > 0)
      return (
        <span className="desk-badge" title={words.toSend(toSend)}>
          {toSend}
        </span>
      );
    return null;
  };
  const link = (place: Place) => (
    <a
      key={place}
      className={place === here ? 'desk-here' : undefined}
      href={formatRoute({ screen: place })}
      aria-current={place === here ? 'page' : undefined}
    >
      {words[place]}
      {badge(place)}
    </a>
  );
  return (
    <nav className="desk-nav" aria-label={words.navigation}>
      {work.map(link)}
      <hr />
      {around.map(link)}
    </nav>
  );
}
