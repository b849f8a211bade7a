import fc from 'fast-check';
import type { EditReply } from '../../shared/records/model.ts';
import { fieldNames, type RecordsWorld, type Row } from './records-world.ts';
import { codeOf, value } from './submissions-world.ts';

/** One thing an officer does to a draft; positions are numbers taken modulo the rows there are. */
export type DraftStep =
  | { readonly do: 'edit'; readonly at: number; readonly field: number; readonly text: string | null }
  | { readonly do: 'insert'; readonly after: number | null; readonly rows: readonly (readonly (string | null)[])[] }
  | { readonly do: 'remove'; readonly at: readonly number[] }
  | { readonly do: 'paste'; readonly at: number | null; readonly field: number; readonly block: readonly (readonly string[])[] }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'reopen' };
type Change = Exclude<DraftStep, { do: 'undo' } | { do: 'redo' } | { do: 'reopen' }>;

const position = fc.nat({ max: 1000 });
const field = fc.nat({ max: fieldNames.length - 1 });
/** Few texts, so that keys meet often; some not valid, some valid only in another writing. */
const texts = ['A', 'B', ' A', 'Ａ', 'C', '1', '1.0', '-5', '2000', '2026-10-01', '2026/10/1', '2026-11-30', 'x y', '   '];
const text = fc.constantFrom(...texts);
const cell = fc.option(text, { freq: 4 });
const names = fc.constantFrom('A', 'B', null);
const dates = fc.constantFrom('2026-10-01', '2026/10/1', '2026-11-30', '十月');
/** A row that is mostly in order: BH, MC, JE, RQ, DM. */
const whole = fc.oneof(
  fc.tuple(names, names, fc.constantFrom('1', '1.0', '-5', '2000'), dates, names),
  fc.tuple(cell, cell, cell, cell, cell),
);

export const draftSteps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('edit' as const), at: position, field, text: cell }) },
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('insert' as const),
        after: fc.option(position),
        rows: fc.array(whole, { minLength: 1, maxLength: 4 }),
      }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('remove' as const), at: fc.array(position, { minLength: 1, maxLength: 3 }) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('paste' as const),
        at: fc.option(position),
        field,
        block: fc.array(fc.array(fc.oneof(text, fc.constant('')), { minLength: 1, maxLength: 3 }), {
          minLength: 1,
          maxLength: 4,
        }),
      }),
    },
    { weight: 6, arbitrary: fc.constantFrom({ do: 'undo' as const }, { do: 'redo' as const }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  ),
  { minLength: 5, maxLength: 30, size: 'max' },
) satisfies fc.Arbitrary<DraftStep[]>;

type Cells = readonly (string | null)[];
type Rows = readonly Cells[];

/** The same on plain arrays: what a draft should be after its steps. */
export class DraftModel {
  rows: Rows = [];
  private done: Rows[] = [];
  private undone: Rows[] = [];

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  apply(step: DraftStep): void {
    if (step.do === 'reopen') return;
    if (step.do === 'undo' || step.do === 'redo') {
      const [from, to] = step.do === 'undo' ? [this.done, this.undone] : [this.undone, this.done];
      const rows = from.pop();
      if (!rows) return;
      to.push(this.rows);
      this.rows = rows;
      return;
    }
    const next = this.after(step);
    if (JSON.stringify(next) === JSON.stringify(this.rows) && next.length === this.rows.length) return;
    this.done.push(this.rows);
    this.undone = [];
    this.rows = next;
  }

  private after(step: Change): Rows {
    const count = this.rows.length;
    if (step.do === 'insert') {
      const at = step.after === null || count === 0 ? count : (step.after % count) + 1;
      return [...this.rows.slice(0, at), ...step.rows, ...this.rows.slice(at)];
    }
    if (step.do === 'remove') {
      const gone = new Set(step.at.map((at) => at % count));
      return this.rows.filter((_, at) => !gone.has(at));
    }
    if (step.do === 'edit') return this.rows.map((row, at) => (at === step.at % count ? row.with(step.field, step.text) : row));
    const from = step.at === null || count === 0 ? count : step.at % count;
    const rows = this.rows.map((row) => [...row]);
    step.block.forEach((texts, down) => {
      const row = rows[from + down] ?? fieldNames.map(() => null);
      texts.forEach((pasted, across) => {
        if (step.field + across < row.length) row[step.field + across] = pasted === '' ? null : pasted;
      });
      rows[from + down] = row;
    });
    return rows;
  }
}

const named = (cells: Cells): Row => Object.fromEntries(fieldNames.map((name, at) => [name, cells[at] ?? null]));

/** Does a step to a real draft; null when there was nothing to do it to. */
export async function doStep(here: RecordsWorld, step: DraftStep): Promise<EditReply | null> {
  if (step.do === 'reopen') {
    await here.reopen();
    return null;
  }
  if (step.do === 'undo' || step.do === 'redo') {
    const done = await here[step.do]();
    return codeOf(done) === 'records/nothingToUndo' ? null : value(done);
  }
  const rids = await here.rids();
  const at = (n: number): number => rids[n % rids.length] ?? 0;
  if (step.do === 'insert')
    return value(await here.insert(step.rows.map(named), step.after === null || rids.length === 0 ? null : at(step.after)));
  if (step.do === 'paste')
    return value(
      await here.paste(step.at === null || rids.length === 0 ? null : at(step.at), fieldNames[step.field] ?? '', step.block),
    );
  if (rids.length === 0) return null;
  if (step.do === 'remove') return value(await here.remove([...new Set(step.at.map(at))]));
  return value(await here.edit(at(step.at), fieldNames[step.field] ?? '', step.text));
}
