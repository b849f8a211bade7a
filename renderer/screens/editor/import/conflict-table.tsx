import { Button, Radio } from 'antd';
import type { ImportChanges, ImportConflict } from '../../../../shared/records/model.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { importChangesWords } from '../../../words/import-changes.ts';
import { useWords } from '../../../words/words.ts';
import { choose, takes, type Wanted } from './choices.ts';

/** Where draft and file both changed what was imported: three versions side by side, and which of two to use. */
export function ConflictTable(props: {
  readonly changes: ImportChanges;
  readonly titles: ReadonlyMap<string, string>;
  readonly wanted: Wanted;
  readonly onWanted: (wanted: Wanted) => void;
}) {
  const words = useWords(importChangesWords);
  const { changes, wanted, titles } = props;
  const { conflicts, conflicting } = changes;
  const text = (conflict: ImportConflict, value: string | null): string =>
    conflict.field === null ? (value === null ? words.away : words.there) : (value ?? words.empty);
  return (
    <section>
      <header className="import-part">
        <h3>{words.conflictHeading(conflicting)}</h3>
        <span className="spacer" />
        {(['draft', 'file'] as const).map((side) => (
          <Button key={side} size="small" onClick={() => props.onWanted({ otherwise: side, places: new Map() })}>
            {side === 'draft' ? words.allDraft : words.allFile}
          </Button>
        ))}
      </header>
      <p className="quiet">{words.conflictHelp}</p>
      <Sheet
        label={words.conflictHeading(conflicting)}
        heads={[words.record, words.field, words.address, words.base, words.draft, words.file]}
      >
        {conflicts.map((conflict) => {
          const title = conflict.field === null ? words.wholeRow : (titles.get(conflict.field) ?? conflict.field);
          const name = words.take(conflict.label, title);
          const take = takes(wanted, conflict);
          return (
            <tr key={`${conflict.key} ${conflict.field}`}>
              <td>{conflict.label}</td>
              <td>{title}</td>
              <td className="quiet">{conflict.address ?? ''}</td>
              <td className="quiet">{text(conflict, conflict.base)}</td>
              {(['draft', 'file'] as const).map((side) => (
                <td key={side} className={take === side ? 'import-taken' : undefined}>
                  <Radio
                    name={name}
                    aria-label={`${name} ${words[side]}`}
                    checked={take === side}
                    onChange={() => props.onWanted(choose(wanted, conflict, side))}
                  >
                    {text(conflict, conflict[side])}
                  </Radio>
                </td>
              ))}
            </tr>
          );
        })}
      </Sheet>
      {conflicting > conflicts.length ? <p className="quiet">{words.more(conflicting - conflicts.length)}</p> : null}
    </section>
  );
}
