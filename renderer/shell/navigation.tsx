import type { Duty } from '../../shared/submissions/model.ts';
import type { SyncStatus } from '../../shared/sync/model.ts';
import { formatRoute, type Route, type Screen } from '../state/route.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import { waitingItems } from './outbox.ts';

type Place = Exclude<Screen, 'editor' | 'history'>;

const work: readonly Place[] = ['today', 'submissions', 'ledger'];
const around: readonly Place[] = ['catalog', 'sync', 'settings'];

/** One submission is looked at within 报送. */
const placeOf = (screen: Screen): Place => (screen === 'editor' || screen === 'history' ? 'submissions' : screen);

export function Navigation(props: {
  readonly route: Route;
  readonly duties: readonly Duty[] | null;
  readonly sync: SyncStatus | null;
}) {
  const words = useWords(shellWords);
  const here = placeOf(props.route.screen);
  const toHandle = props.duties?.filter((duty) => duty.group === 'now').length ?? 0;
  const toSend = props.sync ? waitingItems(props.sync).length : 0;

  const badge = (place: Place) => {
    if (place === 'submissions' && toHandle > 0)
      return (
        <span className="desk-badge desk-badge-red" title={words.toHandle(toHandle)}>
          {toHandle}
        </span>
      );
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
