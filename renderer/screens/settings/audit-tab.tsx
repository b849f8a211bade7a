import { Alert, Button, Select } from 'antd';
import { useState } from 'react';
import { isPurpose } from '../../../shared/base/purpose.ts';
import { call } from '../../link/link.ts';
import { saveExport } from '../../link/save.ts';
import { useCall } from '../../link/use-call.ts';
import { Card } from '../../parts/card.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { SayDialog } from '../../parts/say-dialog.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSession } from '../../state/session.ts';
import { auditWords } from '../../words/audit.ts';
import { count, moment } from '../../words/format.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { aboutText } from './audit-about.ts';
import { NotYet } from './not-yet.tsx';

const PAGE = 50;
const ALL = '';

/** 审计: who did what, checked line by line whenever it is looked at. */
export function AuditTab() {
  const words = useWords(auditWords);
  const language = useLanguage((state) => state.language);
  const nameOf = useNames();
  const [start, setStart] = useState(0);
  const [who, setWho] = useState(ALL);
  const [what, setWhat] = useState(ALL);
  const [exporting, setExporting] = useState(false);
  const isLiaison = useSession((session) => session.status?.officer?.role === 'liaison');
  const filter = { ...(who === ALL ? {} : { who }), ...(what === ALL ? {} : { what }), start, count: PAGE };
  const page = useCall('audit.list', filter, { on: ['settings', 'exports', 'submission'] });
  const check = useCall('audit.verify', {});
  const again = (change: () => void): void => {
    change();
    setStart(0);
  };

  const shown = () => {
    if (!page.value) return <NotYet asked={page} rows={10} inCard />;
    const { entries, total, people, acts } = page.value;
    return (
      <>
        <div className="settings-filters">
          <Select
            aria-label={words.filterWho}
            value={who}
            onChange={(value) => again(() => setWho(value))}
            options={[{ value: ALL, label: words.everybody }, ...people.map((name) => ({ value: name, label: name }))]}
          />
          <Select
            aria-label={words.filterWhat}
            value={what}
            onChange={(value) => again(() => setWhat(value))}
            options={[{ value: ALL, label: words.everything }, ...acts.map((act) => ({ value: act, label: words.act(act) }))]}
          />
          <span className="spacer" />
          {total > 0 ? <span className="quiet">{words.page(start + 1, Math.min(start + PAGE, total), total)}</span> : null}
          <Button size="small" disabled={start === 0} onClick={() => setStart(Math.max(0, start - PAGE))}>
            {words.newer}
          </Button>
          <Button size="small" disabled={start + PAGE >= total} onClick={() => setStart(start + PAGE)}>
            {words.older}
          </Button>
        </div>
        {entries.length === 0 ? (
          <Empty title={words.none}>{words.noneText}</Empty>
        ) : (
          <Sheet
            className="settings-audit"
            label={words.title}
            heads={[words.numberHead, words.whenHead, words.whoHead, words.whatHead, words.aboutHead]}
          >
            {entries.map((entry) => (
              <tr key={entry.n}>
                <td className="quiet">{count(entry.n)}</td>
                <td className="settings-when">{moment(entry.at)}</td>
                <td>{entry.who}</td>
                <td>{words.act(entry.what)}</td>
                <td className="quiet settings-about">{aboutText(entry, language, nameOf)}</td>
              </tr>
            ))}
          </Sheet>
        )}
      </>
    );
  };

  const broken = check.value?.broken ?? null;
  return (
    <Card
      title={words.title}
      aside={
        <span className="settings-acts">
          {check.value === null
            ? check.problem
              ? null
              : words.checking
            : broken === null
              ? words.whole(check.value.lines, check.value.anchors)
              : null}
          {isLiaison ? (
            <Button size="small" onClick={() => setExporting(true)}>
              {words.export}
            </Button>
          ) : null}
        </span>
      }
    >
      <p className="quiet settings-lead">{words.lead}</p>
      {broken === null ? null : (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={check.value?.contradicted ? words.contradicted(check.value.contradicted) : words.broken(broken)}
          description={words.brokenHelp}
        />
      )}
      {shown()}
      <PrintStamp />
      {exporting ? <ExportTrail onClose={() => setExporting(false)} /> : null}
    </Card>
  );
}

/** Submissions by id, as they are called. */
function useNames(): (id: string) => string | null {
  const title = useTitle();
  const submissions = useCall('submissions.list', { limit: 1000 }, { on: ['submission'] }).value;
  return (id) => {
    const found = submissions?.find((one) => one.id === id);
    return found ? `${title(found.datasetTitle)} ${found.period}` : null;
  };
}

function ExportTrail({ onClose }: { readonly onClose: () => void }) {
  const words = useWords(auditWords);
  return (
    <SayDialog
      title={words.exportTitle}
      text={words.exportLead}
      label={words.purpose}
      hint={words.purposeHint}
      ok={words.exportOk}
      single
      enough={isPurpose}
      most={500}
      onSay={async (purpose) => {
        const made = await call('audit.export', { purpose });
        return made.ok ? saveExport(made.value) : made;
      }}
      onClose={onClose}
    />
  );
}
