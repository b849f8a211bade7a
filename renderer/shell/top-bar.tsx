import { Button } from 'antd';
import type { CatalogStatus } from '../../shared/catalog/model.ts';
import type { AppStatus } from '../../shared/security/model.ts';
import type { SyncStatus } from '../../shared/sync/model.ts';
import { formatRoute } from '../state/route.ts';
import { lock } from '../state/session.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';

type LineWord = 'lineUnknown' | 'lineConnected' | 'lineOffline' | 'lineRefused' | 'linePaused';

const lineWord = (sync: SyncStatus): LineWord => {
  if (sync.paused) return 'linePaused';
  switch (sync.line) {
    case 'connected':
      return 'lineConnected';
    case 'offline':
      return 'lineOffline';
    case 'refused':
      return 'lineRefused';
    case 'unknown':
      return 'lineUnknown';
  }
};

/** Whose desk it is, whether the platform answers, which catalog is in force; finding and locking. */
export function TopBar(props: {
  readonly status: AppStatus;
  readonly sync: SyncStatus | null;
  readonly catalog: CatalogStatus | null;
  readonly onFind: () => void;
}) {
  const words = useWords(shellWords);
  const { status, sync, catalog } = props;
  const officer = status.officer;
  return (
    <header className="desk-top">
      <div className="desk-brand">{words.product}</div>
      <div className="desk-unit">
        {status.unit?.name}
        {officer ? ` · ${words.person(officer.name, words[officer.role])}` : ''}
      </div>
      <div className="desk-line" role="status">
        {sync ? (
          <a href={formatRoute({ screen: 'sync' })}>
            <span className={`desk-dot desk-dot-${sync.paused ? 'paused' : sync.line}`} aria-hidden="true" />
            {words[lineWord(sync)]}
          </a>
        ) : null}
        {sync && catalog ? ' · ' : null}
        {catalog ? (
          <a href={formatRoute({ screen: 'catalog' })}>
            {catalog.current ? words.catalogVersion(catalog.current.version) : words.noCatalog}
          </a>
        ) : null}
      </div>
      <Button onClick={props.onFind} aria-keyshortcuts="Control+K">
        {words.search} <kbd>Ctrl K</kbd>
      </Button>
      <Button onClick={() => void lock()} aria-keyshortcuts="Control+L">
        {words.lock} <kbd>Ctrl L</kbd>
      </Button>
    </header>
  );
}
