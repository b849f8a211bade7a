import { App, Button } from 'antd';
import { describeProblem } from '../../../../shared/base/problem.ts';
import { useLanguage } from '../../../state/language.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { clockTime } from '../../../words/format.ts';
import { useWords } from '../../../words/words.ts';
import { useLongWork } from '../long-work.ts';
import { WorkProgress } from '../work-progress.tsx';

/** Whether everything was checked since the last change, and the way to do it now. */
export function CheckButton(props: { readonly id: string; readonly rows: number; readonly checkedAt: number | null }) {
  const { id, rows, checkedAt } = props;
  const words = useWords(findingsWords);
  const language = useLanguage((state) => state.language);
  const { message } = App.useApp();
  const work = useLongWork();
  const check = async (): Promise<void> => {
    const done = await work.run(words.check, 'validation.run', { id }, rows);
    if (done.ok || done.problem.code === 'contract/cancelled') return;
    const { happened, safe, next, number } = describeProblem(done.problem, language);
    message.error(`${happened} ${safe} ${next} ${number}`);
  };
  return (
    <div className="findings-check">
      {work.underway ? (
        <WorkProgress underway={work.underway} />
      ) : (
        <>
          <span className="quiet">{checkedAt === null ? words.stale : words.checked(clockTime(checkedAt))}</span>
          <span className="spacer" />
          <Button size="small" type="link" onClick={() => void check()}>
            {words.check}
          </Button>
        </>
      )}
    </div>
  );
}
