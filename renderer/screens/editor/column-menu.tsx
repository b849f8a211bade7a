import { FilterOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, Popover } from 'antd';
import { useId, useState } from 'react';
import type { Condition } from '../../../shared/records/view.ts';
import { useCall } from '../../link/use-call.ts';
import { cellText, labelOf } from '../../parts/grid/cell-text.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { viewWords } from '../../words/editor-view.ts';
import { count } from '../../words/format.ts';
import { useWords } from '../../words/words.ts';
import './column-menu.css';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';
import type { TableLayoutHold } from './use-layout.ts';

interface ColumnMenuProps {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly layout: TableLayoutHold;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
}

/** Everything about the active column: sort, filter, width, freeze. */
export function ColumnMenu(props: ColumnMenuProps) {
  const { session, columns, open, onOpen } = props;
  const words = useWords(viewWords);
  const col = useIn(session, (state) => state.selection.anchor.col);
  const changed = useIn(session, (state) => state.sort !== null || state.where.length > 0);
  const column = columns[col];
  const close = (): void => {
    onOpen(false);
    session.focus();
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => (next ? onOpen(true) : close())}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={column ? <Content key={column.field} {...props} column={column} col={col} onClose={close} /> : null}
    >
      <Button
        type="text"
        size="small"
        className="editor-tool"
        icon={<FilterOutlined />}
        title={words.columnHint}
        aria-pressed={changed}
        aria-expanded={open}
      >
        {words.column}
      </Button>
    </Popover>
  );
}

function Content(props: ColumnMenuProps & { readonly column: GridColumn; readonly col: number; readonly onClose: () => void }) {
  const { session, columns, column, col, layout, onClose } = props;
  const words = useWords(viewWords);
  const name = useId();
  const sort = useIn(session, (state) => state.sort);
  const where = useIn(session, (state) => state.where);
  const filter = useIn(session, (state) => state.filter);
  const own = where.find((one) => one.field === column.field);
  const others = where.filter((one) => one.field !== column.field);
  const [chosen, setChosen] = useState<ReadonlySet<string | null>>(() => new Set(own && 'any' in own ? own.any : []));
  const [text, setText] = useState(own && 'holds' in own ? own.holds : '');
  const { id } = session.options;
  const { value } = useCall('records.values', {
    id,
    field: column.field,
    filter: { filter, where: others, sort: null },
  });

  const narrow = (condition: Condition | null): void => {
    void session.setView({ where: condition ? [...others, condition] : others });
    onClose();
  };
  const order = (descending: boolean | null): void => {
    void session.setView({ sort: descending === null ? null : { field: column.field, descending } });
    onClose();
  };
  const present = sort?.field === column.field ? (sort.descending ? 'down' : 'up') : sort === null ? 'none' : '';
  const apply = (): void => {
    if (text !== '') narrow({ field: column.field, holds: text });
    else narrow(chosen.size > 0 ? { field: column.field, any: [...chosen] } : null);
  };
  const toggle = (value: string | null, on: boolean): void => {
    const next = new Set(chosen);
    if (on) next.add(value);
    else next.delete(value);
    setChosen(next);
    setText('');
  };
  const sorting = (descending: boolean | null, here: string, label: string) => (
    <Button
      size="small"
      type={present === here ? 'primary' : 'default'}
      aria-pressed={present === here}
      onClick={() => order(descending)}
    >
      {label}
    </Button>
  );

  return (
    <section className="column-menu" aria-labelledby={name}>
      <h2 id={name}>{words.of(column.title)}</h2>
      <fieldset className="column-menu-line" aria-label={words.sort}>
        {sorting(false, 'up', words.ascending)}
        {sorting(true, 'down', words.descending)}
        {sorting(null, 'none', words.asStands)}
      </fieldset>
      <Input
        size="small"
        autoFocus
        aria-label={words.seek}
        placeholder={words.holdsHint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setChosen(new Set());
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key !== 'Enter' && event.key !== 'Escape') return;
          // The focus goes back to the table while the key is down: there it would begin to type.
          event.preventDefault();
          if (event.key === 'Enter') apply();
          else onClose();
        }}
      />
      <fieldset className="column-menu-values" aria-label={words.values}>
        {value === null ? <p className="quiet">{words.looking}</p> : null}
        {value?.values.length === 0 ? <p className="quiet">{words.none}</p> : null}
        {value?.values.map(({ text: held, rows }) => (
          <Checkbox key={held ?? ''} checked={chosen.has(held)} onChange={(event) => toggle(held, event.target.checked)}>
            <span className="column-menu-value">
              {held === null ? words.empty : `${column.covered ? cellText(column, held) : held} ${labelOf(column, held) ?? ''}`}
            </span>
            <span className="quiet">{count(rows)}</span>
          </Checkbox>
        ))}
        {value && value.more > 0 ? <p className="quiet">{words.more(value.more)}</p> : null}
      </fieldset>
      <div className="column-menu-line">
        <Button size="small" type="primary" disabled={text === '' && chosen.size === 0} onClick={apply}>
          {words.apply}
        </Button>
        <Button size="small" type="text" disabled={own === undefined} onClick={() => narrow(null)}>
          {words.clear}
        </Button>
      </div>
      <div className="column-menu-line column-menu-look">
        <span className="quiet">{words.width}</span>
        <Button size="small" onClick={() => layout.resize(column.field, column.width - 24)}>
          {words.narrower}
        </Button>
        <Button size="small" onClick={() => layout.resize(column.field, column.width + 24)}>
          {words.wider}
        </Button>
        <Button size="small" type="text" onClick={() => layout.resize(column.field, null)}>
          {words.usual}
        </Button>
      </div>
      <div className="column-menu-line">
        <Button size="small" onClick={() => layout.freeze(col + 1)}>
          {words.freeze}
        </Button>
        <Button size="small" type="text" onClick={() => layout.freeze(0)}>
          {words.unfreeze}
        </Button>
      </div>
      <div className="column-menu-line">
        <span className="quiet">{words.place}</span>
        <Button size="small" disabled={col === 0} title="Alt+Shift+←" onClick={() => layout.move(column.field, col - 1)}>
          {words.leftwards}
        </Button>
        <Button
          size="small"
          disabled={col === columns.length - 1}
          title="Alt+Shift+→"
          onClick={() => layout.move(column.field, col + 1)}
        >
          {words.rightwards}
        </Button>
        <Button size="small" type="text" disabled={!layout.changed} onClick={layout.reset}>
          {words.asUsual}
        </Button>
      </div>
    </section>
  );
}
