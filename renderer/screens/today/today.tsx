import { Button } from 'antd';
import { useState } from 'react';
import type { Day } from '../../../shared/base/clock.ts';
import type { Duty } from '../../../shared/submissions/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { todayWords } from '../../words/today.ts';
import { useWords } from '../../words/words.ts';
import { CasesCard } from './cases-card.tsx';
import { CatalogNotice } from './catalog-notice.tsx';
import { DutyTable } from './duty-table.tsx';
import { ExpiryNotice } from './expiry-notice.tsx';
import { HandoverNotice } from './handover-notice.tsx';
import { MattersLine } from './matters-line.tsx';
import { MonthCard } from './month-card.tsx';
import { NilReturn } from './nil-return.tsx';
import { Notices } from './notices.tsx';
import { summaryOf } from './summary.ts';
import { SummaryLine } from './summary-line.tsx';
import './today.css';
import { WelcomeNotice } from './welcome-notice.tsx';

/** 工作台: what matters today, everything owed by urgency, the month, and what the platform has to say. */
export function Today() {
  const today = useSession((state) => state.status?.today ?? '');
  // A new day counts everything anew.
  return <Desktop key={today} today={today} />;
}

function Desktop({ today }: { readonly today: Day }) {
  const words = useWords(todayWords);
  const role = useSession((state) => state.status?.officer?.role ?? 'auditor');
  const [nil, setNil] = useState<Duty | null>(null);
  const catalog = useCall('catalog.status', {}, { on: ['catalog'] });
  const hasCatalog = catalog.value?.current != null;
  const duties = useCall('duties.list', {}, { on: ['submission', 'catalog', 'records', 'findings', 'sync'], when: hasCatalog });
  const sync = useCall('sync.status', {}, { on: ['sync'] });

  const problem = catalog.problem ?? duties.problem;
  const body = () => {
    if (problem && !duties.value)
      return (
        <div className="today-problem">
          <ProblemNotice problem={problem} onRetry={catalog.problem ? catalog.reload : duties.reload} />
        </div>
      );
    if (catalog.value && !hasCatalog) return <NoCatalog />;
    if (!duties.value) return <Late rows={10} />;
    if (duties.value.length === 0) return <Empty title={words.noDuties}>{words.noDutiesText}</Empty>;
    return <DutyTable duties={duties.value} first={summaryOf(duties.value, role).first?.duty ?? null} onNil={setNil} />;
  };

  return (
    <div className="today">
      <header className="today-head">
        <h1>{words.date(today)}</h1>
        {hasCatalog ? (
          <p className="today-summary">
            {duties.value ? <SummaryLine duties={duties.value} role={role} /> : null}
            <MattersLine />
          </p>
        ) : null}
        {hasCatalog && sync.value?.line === 'offline' ? <p className="today-offline quiet">{words.offline}</p> : null}
        <WelcomeNotice hasCatalog={hasCatalog} />
        <HandoverNotice />
        <ExpiryNotice />
        <CatalogNotice catalog={catalog.value} today={today} />
      </header>
      <Card title={words.duties} aside={words.dutiesAside} className="today-duties">
        {body()}
      </Card>
      <aside className="today-side">
        <MonthCard today={today} ready={hasCatalog} />
        <CasesCard />
        <Notices notices={sync.value?.notices ?? null} />
      </aside>
      {nil ? <NilReturn duty={nil} onClose={() => setNil(null)} /> : null}
    </div>
  );
}

function NoCatalog() {
  const words = useWords(todayWords);
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const fetchCatalog = async (): Promise<void> => {
    setBusy(true);
    await act('catalog.refresh', {});
    setBusy(false);
  };
  return (
    <Empty title={words.noCatalog}>
      <p className="today-empty-text">{words.noCatalogText}</p>
      <Button type="primary" loading={busy} onClick={() => void fetchCatalog()}>
        {words.fetchCatalog}
      </Button>
    </Empty>
  );
}
