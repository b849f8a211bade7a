import { CaseScreen } from '../screens/cases/case.tsx';
import { Cases } from '../screens/cases/cases.tsx';
import { CatalogScreen } from '../screens/catalog/catalog.tsx';
import { Editor } from '../screens/editor/editor.tsx';
import { HandoverScreen } from '../screens/handover/handover.tsx';
import { History } from '../screens/history/history.tsx';
import { Ledger } from '../screens/ledger/ledger.tsx';
import { LetterScreen } from '../screens/letter/letter.tsx';
import { SettingsScreen } from '../screens/settings/settings.tsx';
import { Submissions } from '../screens/submissions/submissions.tsx';
import { SyncScreen } from '../screens/sync/sync.tsx';
import type { Route } from '../state/route.ts';

/** Every screen but the first. A submission of its own gets its own screen: nothing of the one before is left. */
export function OtherScreen({ route }: { readonly route: Exclude<Route, { readonly screen: 'today' }> }) {
  switch (route.screen) {
    case 'submissions':
      return <Submissions dataset={route.dataset} />;
    case 'editor':
      return <Editor key={route.id} id={route.id} />;
    case 'history':
      return <History key={route.id} id={route.id} />;
    case 'cases':
      return <Cases key="cases" box="asking" />;
    case 'reports':
      return <Cases key="reports" box="asked" />;
    case 'case':
      return <CaseScreen key={route.id} id={route.id} />;
    case 'ledger':
      return <Ledger />;
    case 'catalog':
      return <CatalogScreen dataset={route.dataset} view={route.changes ? 'changes' : route.grants ? 'grants' : 'content'} />;
    case 'letter':
      return <LetterScreen key={route.about ?? ''} about={route.about ?? null} />;
    case 'handover':
      return <HandoverScreen />;
    case 'sync':
      return <SyncScreen />;
    case 'settings':
      return <SettingsScreen tab={route.tab} />;
  }
}
