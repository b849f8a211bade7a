import { Button, Radio } from 'antd';
import type { ImportChanges, ImportMode, ImportPreview } from '../../../../shared/records/model.ts';
import { importWords } from '../../../words/editor-import.ts';
import { importChangesWords } from '../../../words/import-changes.ts';
import { useWords } from '../../../words/words.ts';
import type { Underway } from '../long-work.ts';
import { WorkProgress } from '../work-progress.tsx';
import { ChangesView } from './changes-view.tsx';
import type { Wanted } from './choices.ts';

/** How a file may be imported, the likeliest first. */
const modesOf = ({ keyed, seenBefore }: ImportPreview): readonly ImportMode[] => [
  ...(seenBefore ? (['merge'] as const) : []),
  'append',
  ...(keyed ? (['update'] as const) : []),
  'replace',
];

/** The third step: how to import, said with what it does to the rows there are; what would change; then it runs. */
export function ModeStep(props: {
  readonly rows: number;
  readonly mode: ImportMode;
  readonly preview: ImportPreview;
  readonly changes: ImportChanges | null;
  readonly titles: ReadonlyMap<string, string>;
  readonly wanted: Wanted;
  readonly underway: Underway | null;
  readonly note: string | null;
  readonly onMode: (mode: ImportMode) => void;
  readonly onWanted: (wanted: Wanted) => void;
  readonly onLook: () => void;
  readonly onBack: () => void;
  readonly onRun: () => void;
}) {
  const words = useWords(importWords);
  const about = useWords(importChangesWords);
  const { rows, underway, changes } = props;
  const modes = modesOf(props.preview);
  const shown = underway ? null : changes;
  return (
    <>
      {rows === 0 ? (
        <p>{words.empty}</p>
      ) : (
        <Radio.Group
          aria-label={words.modeLabel}
          className={`import-modes${shown ? ' import-modes-tight' : ''}`}
          value={props.mode}
          disabled={underway !== null}
          onChange={(event) => {
            const mode = modes.find((one) => one === event.target.value);
            if (mode) props.onMode(mode);
          }}
        >
          {modes.map((mode) => (
            <Radio key={mode} value={mode}>
              <b>{words.mode(mode)}</b>
              {shown ? null : <span className="import-mode-what">{words.modeWhat(mode, rows)}</span>}
            </Radio>
          ))}
        </Radio.Group>
      )}
      {shown && rows > 0 ? <p className="quiet import-mode-now">{words.modeWhat(props.mode, rows)}</p> : null}
      {shown ? <ChangesView changes={shown} titles={props.titles} wanted={props.wanted} onWanted={props.onWanted} /> : null}
      <p className="quiet">{words.undoable}</p>
      {props.note === null ? null : <p className="amber">{props.note}</p>}
      {underway ? (
        <WorkProgress underway={underway} />
      ) : (
        <footer className="import-foot">
          <span className="spacer" />
          <Button onClick={props.onBack}>{words.back}</Button>
          <Button onClick={props.onLook}>{changes ? about.lookAgain : about.look}</Button>
          <Button type="primary" autoFocus onClick={props.onRun}>
            {words.run}
          </Button>
        </footer>
      )}
    </>
  );
}
