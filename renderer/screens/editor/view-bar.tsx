import { Button } from 'antd';
import type { Condition } from '../../../shared/records/view.ts';
import type { FindingGroup } from '../../../shared/validation/model.ts';
import { cellText } from '../../parts/grid/cell-text.ts';
import type { GridColumn } from '../../parts/grid/column.ts';
import { rowsWords } from '../../words/editor-rows.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useTitle, useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** Values named before the rest is only counted. */
const NAMED = 3;

/** Says that the table is sorted or narrowed, so that nobody takes some rows for all; one press undoes it. */
export function ViewBar(props: {
  readonly session: Session;
  readonly columns: readonly GridColumn[];
  readonly groups: readonly FindingGroup[];
}) {
  const { session, columns } = props;
  const words = useWords(viewWords);
  const rows = useWords(rowsWords);
  const say = useTitle();
  const filter = useIn(session, (state) => state.filter);
  const sort = useIn(session, (state) => state.sort);
  const where = useIn(session, (state) => state.where);
  if (sort === null && where.length === 0 && filter === 'all') return null;
  const titleOf = (field: string): string => columns.find((column) => column.field === field)?.title ?? field;
  const told = (condition: Condition): string => {
    const column = columns.find(({ field }) => field === condition.field);
    const drawn = (value: string): string => (column?.covered ? cellText(column, value) : value);
    if ('holds' in condition) return words.holds(titleOf(condition.field), drawn(condition.holds));
    const named = condition.any.slice(0, NAMED).map((value) => (value === null ? words.empty : drawn(value)));
    return words.among(titleOf(condition.field), named, condition.any.length - named.length);
  };
  const which = (): string => {
    const known = Object.entries(rows.filters).find(([key]) => key === filter)?.[1];
    if (known !== undefined) return rows.only(known);
    // The cause may be gone with its last finding.
    const cause = props.groups.find(({ key }) => filter === `finding:${key}`);
    return cause ? rows.cause(say(cause.title), cause.rule === null ? titleOf(cause.fields[0] ?? '') : '') : rows.oneCause;
  };
  return (
    <section className="editor-viewed" aria-label={words.viewed}>
      {filter === 'all' ? null : <span title={which()}>{which()}</span>}
      {sort ? <span>{words.sorted(titleOf(sort.field), sort.descending)}</span> : null}
      {where.map((condition) => (
        <span key={condition.field} title={told(condition)}>
          {told(condition)}
        </span>
      ))}
      <Button
        size="small"
        type="link"
        onClick={() => {
          void session.setView({ filter: 'all', where: [], sort: null });
          session.focus();
        }}
      >
        {words.restore}
      </Button>
    </section>
  );
}
