import { Checkbox } from 'antd';
import { useCall } from '../../link/use-call.ts';
import { cellText, labelOf } from '../../parts/grid/cell-text.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { statusWords } from '../../words/editor.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useTitle, useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';
import type { TableLayoutHold } from './use-layout.ts';

/** The active cell in full: where it is, all of its text, and what is wrong with it and how to mend it. */
export function CellLine(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  /** What stood here in the period before is said beside it. */
  readonly comparing: boolean;
  /** There are not too many rows to say it in every cell too. */
  readonly everyCell: boolean;
  readonly layout: Pick<TableLayoutHold, 'former' | 'showFormer'>;
}) {
  const { session, columns, comparing, layout } = props;
  const views = useWords(viewWords);
  const words = useWords(statusWords);
  const say = useTitle();
  const { row: index, col } = useIn(session, (state) => state.selection.anchor);
  useIn(session, (state) => state.version);
  const column = columns[col];
  const row = session.rowAt(index);
  const marked = row !== undefined && column !== undefined && Object.keys(row.marks).length > 0;
  const found = useCall(
    'validation.row',
    { id: session.options.id, rid: row?.rid ?? 0, covered: columns.some(({ covered }) => covered) },
    { on: ['findings'], id: session.options.id, when: marked && row.rid > 0 },
  );
  const former = useCall(
    'records.former',
    { id: session.options.id, rid: row?.rid ?? 0 },
    { on: ['records'], id: session.options.id, when: comparing && row !== undefined && row.rid > 0 },
  );
  if (!column) return null;
  const raw = row?.cells[col] ?? '';
  const formerSaid = () => {
    const cells = former.value?.cells;
    if (!former.value || !cells) return <span className="quiet">{views.noFormer}</span>;
    const text = cells[session.options.fields.indexOf(column.field)] ?? '';
    if (text === raw) return <span className="quiet">{views.asBefore(former.value.period)}</span>;
    const meaning = labelOf(column, text);
    return (
      <span className="strong">
        {views.formerOf(former.value.period, text === '' ? views.emptyField : cellText(column, text))}
        {meaning === undefined ? null : ` ${meaning}`}
      </span>
    );
  };
  const label = labelOf(column, raw);
  const drawn = column.covered ? cellText(column, raw) : raw;
  const list = marked ? (found.value ?? []) : [];
  const here = list.filter((finding) => finding.fields.includes(column.field));
  const shown = here.length > 0 ? here : list.filter((finding) => finding.fields.length === 0);
  const first = shown[0];
  return (
    <div className="editor-line">
      <span className="editor-line-place">
        {row ? words.row(row.no) : words.newRow} · {column.title}
      </span>
      <span className="editor-line-value" title={drawn}>
        {raw === '' ? <i className="quiet">{words.emptyCell}</i> : drawn}
        {label === undefined ? null : <span className="quiet"> {label}</span>}
      </span>
      {comparing && row && row.rid > 0 ? (
        <output className="editor-line-former">{former.loading ? views.lookingBack : formerSaid()}</output>
      ) : null}
      {comparing && props.everyCell ? (
        <Checkbox
          className="editor-line-every"
          checked={layout.former}
          onChange={(event) => {
            layout.showFormer(event.target.checked);
            session.focus();
          }}
        >
          {views.everyCell}
        </Checkbox>
      ) : null}
      <output className="editor-line-said">
        {first ? (
          <>
            <span className={first.severity === 'blocking' ? 'red' : first.severity === 'justify' ? 'amber' : 'quiet'}>
              {first.origin === 'platform' ? `${words.platform}：` : ''}
              {say(first.message)}
            </span>
            {first.howToFix ? (
              <span title={say(first.howToFix)}>
                {' '}
                {words.howToFix}
                {say(first.howToFix)}
              </span>
            ) : null}
            {shown.length > 1 ? (
              <span className="quiet" title={shown.map((finding) => say(finding.message)).join('\n')}>
                {' '}
                {words.more(shown.length - 1)}
              </span>
            ) : null}
          </>
        ) : null}
      </output>
    </div>
  );
}
