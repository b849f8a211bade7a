import { App as AntApp } from 'antd';
import { useEffect, useState } from 'react';
import type { AppStatus } from '../../shared/security/model.ts';
import { useCall } from '../link/use-call.ts';
import { PrintMark } from '../parts/print-mark.tsx';
import { useRoute } from '../state/route.ts';
import { endWelcome } from '../state/welcome.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import { useClearCopied } from './clear-copied.ts';
import './desk.css';
import { useDeskKeys } from './desk-keys.ts';
import { useIdleLock } from './idle-lock.ts';
import { useKeptLanguage } from './kept-language.ts';
import { Navigation } from './navigation.tsx';
import { useNewDay } from './new-day.ts';
import { Palette } from './palette/palette.tsx';
import { RoutedScreen } from './screen.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { TrailWarning } from './trail-warning.tsx';
import { useWaitingCases } from './waiting-cases.ts';

const WAIT_MINUTES = 15;
const CLEAR_MINUTES = 2;

/**
 * The officer's desk: what surrounds every screen. Everything shown lives under it, messages and dialogs too, so that
 * locking leaves nothing behind in the page.
 */
export function Desk({ status }: { readonly status: AppStatus }) {
  const words = useWords(shellWords);
  const route = useRoute((state) => state.route);
  const [finding, setFinding] = useState(false);
  const settings = useCall('settings.get', {}, { on: ['settings'] });
  const sync = useCall('sync.status', {}, { on: ['sync'] });
  const catalog = useCall('catalog.status', {}, { on: ['catalog'] });
  const waiting = useWaitingCases();
  const duties = useCall('duties.list', {}, { on: ['submission', 'catalog', 'records', 'findings', 'sync'] });

  useClearCopied(settings.value?.clearClipboardMinutes ?? CLEAR_MINUTES);
  useIdleLock(settings.value?.lockAfterMinutes ?? WAIT_MINUTES);
  useDeskKeys(() => setFinding(true));
  useKeptLanguage(settings.value?.language ?? null);
  useEffect(() => endWelcome, []);
  useNewDay();
  useEffect(() => {
    document.title = `${words[route.screen]} · ${words.product}`;
    return () => {
      document.title = words.product;
    };
  }, [words, route.screen]);
  useEffect(() => {
    // What had the focus may be gone with the screen before; the keyboard goes on from the new one.
    if (route && document.activeElement === document.body) document.getElementById('main')?.focus();
  }, [route]);

  return (
    <AntApp className="desk" message={{ maxCount: 2, top: 52 }}>
      <button type="button" className="desk-skip" onClick={skip}>
        {words.skip}
      </button>
      <TopBar status={status} sync={sync.value} catalog={catalog.value} onFind={() => setFinding(true)} />
      <Navigation route={route} duties={duties.value} sync={sync.value} waiting={waiting} />
      <main className="desk-main" id="main" tabIndex={-1}>
        <TrailWarning />
        <RoutedScreen route={route} />
      </main>
      <StatusBar sync={sync.value} />
      <PrintMark />
      {finding ? <Palette onClose={() => setFinding(false)} /> : null}
    </AntApp>
  );
}

/** The address is the route, so this is a button and no link: it moves only the focus. */
function skip(): void {
  document.getElementById('main')?.focus();
}
