import { InfoCircleOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Role } from '../../../shared/base/call.ts';
import { isRevisable } from '../../../shared/submissions/lifecycle.ts';
import type { Submission } from '../../../shared/submissions/model.ts';
import { useAct } from '../../parts/use-act.ts';
import { go } from '../../state/route.ts';
import { editorWords } from '../../words/editor.ts';
import { useWords } from '../../words/words.ts';

/** Quiet lines above the table: what the reviewer wrote, and why nothing can be changed. */
export function Banner({ submission, role }: { readonly submission: Submission; readonly role: Role }) {
  const words = useWords(editorWords);
  const act = useAct();
  const open = submission.state === 'draft' || submission.state === 'checked';
  const { note } = submission;
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
