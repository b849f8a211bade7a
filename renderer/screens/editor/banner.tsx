import { AuditOutlined, CalendarOutlined, InfoCircleOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Role } from '../../../shared/base/call.ts';
import { isRevisable } from '../../../shared/submissions/lifecycle.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { PermitAct, PermitStanding, useStanding } from '../../parts/permit/permit-line.tsx';
import { RevealButton } from '../../parts/reveal/reveal-button.tsx';
import { useRevealing } from '../../parts/reveal/reveal-host.tsx';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { useSession } from '../../state/session.ts';
import { editorWords } from '../../words/editor.ts';
import { signOffWords } from '../../words/sign-off.ts';
import { useWords } from '../../words/words.ts';

/** Above rows that come covered: what is, and the way to see it. */
export function RevealBanner() {
  const { state } = useRevealing();
  if (!state || (state.covered.length === 0 && state.until === null)) return null;
  return (
    <div className="editor-banner" role="note">
      <RevealButton />
    </div>
  );
}

/** A draft that waits for its signature, or came back from it. */
function SignOffLine({ submission, role }: { readonly submission: Submission; readonly role: Role }) {
  const words = useWords(signOffWords);
  const me = useSession((state) => state.status?.officer?.name);
  const { signOff } = submission;
  if (signOff === null) return null;
  const { who, at, note } = signOff;
  if (signOff.state === 'back')
    return (
      <div className="editor-banner editor-banner-note" role="note">
        <AuditOutlined />
        <span>
          <b>{words.back(who, at)}</b>“{note}” <span className="quiet">{words.backNext}</span>
        </span>
      </div>
    );
  return (
    <div className="editor-banner" role="note">
      <AuditOutlined />
      <span>{role === 'liaison' && who !== me ? words.toSign(who, at) : words.waits(who, at)}</span>
    </div>
  );
}

/** Quiet lines above the table: what the reviewer wrote, and why nothing can be changed. */
export function Banner({ submission, role }: { readonly submission: Submission; readonly role: Role }) {
  const words = useWords(editorWords);
  const act = useAct();
  const open = submission.state === 'draft' || submission.state === 'checked';
  const { note } = submission;
  const standing = useStanding(submission);
  return (
    <>
      {note ? (
        <div className="editor-banner editor-banner-note" role="note">
          <InfoCircleOutlined />
          <span>
            <b>{words.note(note.reviewer)}</b>
            {note.text} {note.due === null ? '' : words.noteDue(note.due)}
          </span>
        </div>
      ) : null}
      <SignOffLine submission={submission} role={role} />
      {standing && open ? (
        <div className="editor-banner" role="note">
          <CalendarOutlined />
          <PermitStanding long standing={standing} />
          <PermitAct about={{ ...submission, title: submission.datasetTitle }} standing={standing} />
        </div>
      ) : null}
      {open && role !== 'auditor' ? null : (
        <div className="editor-banner" role="note">
          <LockOutlined />
          <span>{open ? words.readOnly : submission.mode === 'nil' ? words.frozenNil : words.frozen}</span>
          {open ? null : (
            <Button type="link" size="small" onClick={() => go({ screen: 'history', id: submission.id })}>
              {words.toHistory}
            </Button>
          )}
          {isRevisable(submission.state) && role !== 'auditor' ? (
            <Button
              size="small"
              onClick={async () => {
                const revised = await act('submissions.revise', { id: submission.id, mode: 'auto' });
                if (revised.ok) go({ screen: 'editor', id: revised.value.id });
              }}
            >
              {submission.state === 'returned' || submission.state === 'partly' ? words.revise : words.amend}
            </Button>
          ) : null}
        </div>
      )}
    </>
  );
}
