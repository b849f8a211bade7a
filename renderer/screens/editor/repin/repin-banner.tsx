import { SwapOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState } from 'react';
import type { Role } from '../../../../shared/base/call.ts';
import { describeProblem } from '../../../../shared/base/problem.ts';
import type { Submission } from '../../../../shared/submissions/model.ts';
import { useCall } from '../../../link/use-call.ts';
import { useLanguage } from '../../../state/language.ts';
import { changesWords } from '../../../words/catalog-changes.ts';
import { useWords } from '../../../words/words.ts';
import { useLongWork } from '../long-work.ts';
import { WorkProgress } from '../work-progress.tsx';
import './repin.css';
import { RepinDialog } from './repin-dialog.tsx';

/** A quiet line: another catalog version is in force for this draft, or it was converted and may go back. */
export function RepinBanner({ submission, role }: { readonly submission: Submission; readonly role: Role }) {
  const words = useWords(changesWords);
  const language = useLanguage((state) => state.language);
  const { message } = App.useApp();
  const { id } = submission;
  const work = useLongWork();
  const [seeing, setSeeing] = useState(false);
  /** The version whose offer was put off; it is offered again when the draft is opened anew. */
  const [putOff, setPutOff] = useState<string | null>(null);
  const pins = useCall('submissions.pins', { id }, { on: ['submission', 'catalog'], id });
  const pin = pins.value?.[0];

  const convert = async (version: string, said: string): Promise<void> => {
    const done = await work.run(words.converting, 'submissions.repin', { id, version }, submission.rows);
    if (done.ok) message.success(said);
    else {
      const { happened, safe, next, number } = describeProblem(done.problem, language);
      message.error({ content: `${happened} ${safe} ${next} ${number}`, duration: 8 });
    }
  };

  const newer = pin && pin.newer !== null && pin.newer !== putOff ? pin.newer : null;
  const from = pin?.convertedFrom ?? null;
  if (work.underway)
    return (
      <div className="editor-banner" role="note">
        <WorkProgress underway={work.underway} />
      </div>
    );
  if (!pin || role === 'auditor' || (newer === null && from === null)) return null;
  return (
    <>
      <div className={newer === null ? 'editor-banner' : 'editor-banner editor-banner-newer'} role="note">
        <SwapOutlined />
        <span>{newer === null ? words.converted(from ?? '', pin.version) : words.newer(newer, pin.version)}</span>
        {newer === null ? (
          <Button size="small" onClick={() => void convert(from ?? '', words.undone(from ?? ''))}>
            {words.back}
          </Button>
        ) : (
          <>
            <Button size="small" onClick={() => setSeeing(true)}>
              {words.see}
            </Button>
            <Button size="small" type="text" onClick={() => setPutOff(newer)}>
              {words.later}
            </Button>
          </>
        )}
      </div>
      {seeing ? (
        <RepinDialog
          id={id}
          from={pin.version}
          to={newer ?? pin.version}
          onClose={() => setSeeing(false)}
          onConvert={(version) => {
            setSeeing(false);
            void convert(version, words.done(version));
          }}
        />
      ) : null}
    </>
  );
}
