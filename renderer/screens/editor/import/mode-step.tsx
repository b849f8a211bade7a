import { Button, Radio } from 'antd';
import type { ImportMode } from '../../../../shared/records/model.ts';
import { importWords } from '../../../words/editor-import.ts';
import { useWords } from '../../../words/words.ts';
import type { Underway } from '../long-work.ts';
import { WorkProgress } from '../work-progress.tsx';

/** The third step: add or replace, said with what it does to the rows there are; then it runs. */
export function ModeStep(props: {
  readonly rows: number;
  readonly mode: ImportMode;
  readonly underway: Underway | null;
  readonly note: string | null;
  readonly onMode: (mode: ImportMode) => void;
  readonly onBack: () => void;
  readonly onRun: () => void;
}) {
  const words = useWords(importWords);
  const { rows, underway } = props;
  return (
    <>
      {rows === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Radio.Group
          aria-label={words.modeLabel}
          className="import-modes"
          value={props.mode}
          disabled={underway !== null}
          onChange={(event) => props.onMode(event.target.value === 'replace' ? 'replace' : 'append')}
        >
          <Radio value="append">
            <b>{words.append}</b>
            <span className="import-mode-what">{words.appendWhat(rows)}</span>
          </Radio>
          <Radio value="replace">
            <b>{words.replace}</b>
            <span className="import-mode-what">{words.replaceWhat(rows)}</span>
          </Radio>
        </Radio.Group>
      )}
      <p className="quiet">{words.undoable}</p>
      {props.note === null ? null : <p className="amber">{props.note}</p>}
      {underway ? (
        <WorkProgress underway={underway} />
      ) : (
        <footer className="import-foot">
          <span className="spacer" />
          <Button onClick={props.onBack}>{words.back}</Button>
          <Button type="primary" autoFocus onClick={props.onRun}>
            {words.run}
          </Button>
        </footer>
      )}
    </>
  );
}
