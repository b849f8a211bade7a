import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import type { Attachment, CaseView } from '../../../shared/cases/model.ts';
import { chooseFile } from '../../link/files.ts';
import { call } from '../../link/link.ts';
import { Card } from '../../parts/card.tsx';
import { ExportDialog } from '../../parts/export/export-dialog.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useSession } from '../../state/session.ts';
import { caseWords } from '../../words/case.ts';
import { bytes, percent } from '../../words/format.ts';
import { retentionWords } from '../../words/retention.ts';
import { useWords } from '../../words/words.ts';

/** Evidence and scans: added while the letter is written, sent with it, fetched from the other side when wanted. */
export function Attachments({ view }: { readonly view: CaseView }) {
  const words = useWords(caseWords);
  const mayPrepare = useSession((session) => session.status?.officer?.role !== 'auditor');
  const [storing, setStoring] = useState<{ readonly name: string; readonly share: number; readonly cancel: () => void } | null>(
    null,
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const writing = mayPrepare && view.paper?.state === 'draft';

  async function attach(): Promise<void> {
    setProblem(null);
    const chosen = await chooseFile('');
    if (chosen === null) return;
    if (!chosen.ok) return setProblem(chosen.problem);
    const { token, name } = chosen.value;
    let cancel = (): void => {};
    setStoring({ name, share: 0, cancel: () => cancel() });
    const done = await call(
      'cases.attach',
      { id: view.id, token },
      {
        onProgress: ({ done: so, total }) => setStoring({ name, share: total ? so / total : 0, cancel: () => cancel() }),
        onCancel: (way) => {
          cancel = way;
        },
      },
    );
    setStoring(null);
    if (!done.ok && done.problem.code !== 'contract/cancelled') setProblem(done.problem);
  }

  return (
    <Card
      title={words.attachments}
      aside={
        writing ? (
          <Button size="small" disabled={storing !== null} onClick={() => void attach()}>
            {words.attach}
          </Button>
        ) : undefined
      }
    >
      {problem ? <ProblemNotice problem={problem} /> : null}
      {storing ? (
        <p className="case-none" role="status">
          {words.attaching(storing.name)} {percent(storing.share)}{' '}
          <Button size="small" type="link" onClick={storing.cancel}>
            {words.stop}
          </Button>
        </p>
      ) : null}
      {view.attachments.length === 0 && !storing ? <p className="case-none quiet">{words.noAttachments}</p> : null}
      <ul className="case-files">
        {view.attachments.map((file) => (
          <File key={file.aid} id={view.id} file={file} removable={writing && !file.fixed} />
        ))}
      </ul>
    </Card>
  );
}

function File({ id, file, removable }: { readonly id: string; readonly file: Attachment; readonly removable: boolean }) {
  const words = useWords(caseWords);
  const kept = useWords(retentionWords);
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [taking, setTaking] = useState(false);
  const { aid, name } = file;
  async function save(): Promise<void> {
    setBusy(true);
    const ready = await act('cases.fetch', { id, aid });
    setBusy(false);
    if (ready.ok) setTaking(true);
  }
  return (
    <li>
      <div>{name}</div>
      <div className="quiet case-file-facts">
        {bytes(file.bytes)}
        {file.side === 'theirs' ? ` · ${words.theirs}` : ''}
        {file.destroyed === null ? (
          <Button size="small" type="link" loading={busy} aria-label={`${words.fetch} ${name}`} onClick={() => void save()}>
            {words.fetch}
          </Button>
        ) : (
          ` · ${kept.destroyedNote(file.destroyed)}`
        )}
        {removable ? (
          <Button
            size="small"
            type="link"
            danger
            aria-label={`${words.dropAttachment} ${name}`}
            onClick={() => void act('cases.detach', { id, aid })}
          >
            {words.dropAttachment}
          </Button>
        ) : null}
      </div>
      {taking ? (
        <ExportDialog
          title={name}
          choices={[{ of: { kind: 'evidence', id, aid }, label: name }]}
          sensitive={false}
          onClose={() => setTaking(false)}
        />
      ) : null}
    </li>
  );
}
