import { Button, Drawer } from 'antd';
import { useState } from 'react';
import type { CaseView } from '../../../shared/cases/model.ts';
import { useCall } from '../../link/use-call.ts';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RevealButton } from '../../parts/reveal/reveal-button.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useAct } from '../../parts/use-act.ts';
import { formatRoute, go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { moment } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';

/** One record as all sides have it: what the letter says was given, what we sent, what is believed right, and our history of it. */
export function Dossier({ view, n, onClose }: { readonly view: CaseView; readonly n: number; readonly onClose: () => void }) {
  const words = useWords(caseWords);
  const act = useAct();
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [busy, setBusy] = useState(false);
  const asked = useCall('cases.dossier', { id: view.id, n }, { on: ['submission', 'case'] });
  const record = view.list.find((one) => one.n === n);
  if (!record) return null;
  const dossier = asked.value;
  const at = dossier?.fields.findIndex((field) => field.name === record.field) ?? -1;
  const version =
    dossier?.versions.find(({ named, row }) => named && row !== null) ??
    dossier?.versions.find(({ row, batchId }) => row !== null && batchId !== null);
  const ours = version?.cells?.[at];

  async function correct(): Promise<void> {
    setBusy(true);
    const opened = await act('cases.correct', { id: view.id, n });
    setBusy(false);
    if (opened.ok) go({ screen: 'editor', id: opened.value.submission });
  }

  return (
    <Drawer open title={words.dossier(n)} size={640} onClose={onClose} rootClassName="case-dossier">
      <p>
        {Object.values(record.key).join(' / ')} <span className="quiet">{record.period}</span>
      </p>
      <p>
        <RevealButton />
      </p>
      <dl className="case-dossier-values">
        <div>
          <dt>{words.given}</dt>
          <dd className="case-value-given">{record.given ?? words.empty}</dd>
        </div>
        <div>
          <dt>{words.ours}</dt>
          <dd>{version ? (ours ?? words.empty) : '—'}</dd>
        </div>
        <div>
          <dt>{words.believed}</dt>
          <dd className="case-value-believed">{record.believed ?? words.empty}</dd>
        </div>
      </dl>
      <p className="case-words">{record.ground}</p>
      {mayPrepare && view.may.includes('reply') ? (
        <p>
          <Button loading={busy} onClick={() => void correct()}>
            {words.correct}
          </Button>{' '}
          <span className="quiet">{words.correctHint}</span>
        </p>
      ) : null}
      <h3>{words.versions}</h3>
      {dossier === null ? (
        asked.problem ? (
          <ProblemNotice problem={asked.problem} onRetry={asked.reload} />
        ) : (
          <Late rows={4} />
        )
      ) : dossier.versions.length === 0 ? (
        <p className="quiet">{words.noVersions}</p>
      ) : (
        <ul className="case-list">
          {dossier.versions.map((one) => (
            <li key={one.submission}>
              <a href={formatRoute({ screen: one.batchId === null ? 'editor' : 'history', id: one.submission })}>
                {words.version(one.revision)}
              </a>
              <span className="quiet">
                {one.receivedAt === null ? ` · ${words.notSealed}` : ` · ${moment(one.receivedAt)}`}
                {one.receiptNo === null ? '' : ` · ${words.receipt(one.receiptNo)}`}
                {one.named ? ` · ${words.named}` : ''}
              </span>
              <div>{one.row === null ? words.notInIt : `${words.rowNo(one.row)} · ${one.cells?.[at] ?? words.empty}`}</div>
            </li>
          ))}
        </ul>
      )}
      {version?.cells ? (
        <>
          <h3>{words.wholeRecord}</h3>
          <Sheet label={words.wholeRecord}>
            <tbody>
              {dossier?.fields.map((field, index) => (
                <tr key={field.name} className={field.name === record.field ? 'strong' : undefined}>
                  <th scope="row">{field.title}</th>
                  <td>{version.cells?.[index] ?? <span className="quiet">{words.empty}</span>}</td>
                </tr>
              ))}
            </tbody>
          </Sheet>
        </>
      ) : null}
    </Drawer>
  );
}
