import { gridWords } from '../../words/grid.ts';
import { useWords } from '../../words/words.ts';
import { cellText, labelOf } from './cell-text.ts';
import type { GridColumn } from './column.ts';
import './former.css';

/** What a cell said before, under what it says now; what is another now stands out. */
export function FormerText(props: { readonly column: GridColumn; readonly now: string; readonly before: string }) {
  const { column, now, before } = props;
  const words = useWords(gridWords);
  const same = column.ofPeriod === true || now === before || cellText(column, now) === cellText(column, before);
  const label = column.kind === 'choice' ? labelOf(column, before) : undefined;
  return (
    <span className={`grid-former${same ? '' : ' grid-former-other'}`}>
      <span className="grid-unseen">{words.formerBefore}</span>
      {before === '' ? (same ? '' : words.formerEmpty) : cellText(column, before)}
      {label === undefined || same ? null : ` ${label}`}
    </span>
  );
}

/** Beside a row's number: there was no such row before. */
export function FormerNone() {
  const words = useWords(gridWords);
  return <span className="grid-former">{words.formerNone}</span>;
}
