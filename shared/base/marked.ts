import { problem } from './problem.ts';
import { fail, ok, type Result } from './result.ts';
import { type MarkedPlace, markingWithin, secretMarking } from './secret-marking.ts';

/** The places a marking is looked for in, as they are told. */
const places = {
  typed: { where: '填写的内容', whereEn: 'What was entered' },
  fileName: { where: '文件名', whereEn: 'The name of the file' },
  sheet: { where: '工作表名', whereEn: 'The name of a sheet' },
  properties: { where: '文件属性', whereEn: 'The properties of the file' },
  head: { where: '表头前的标题行', whereEn: 'A title above the table' },
  cell: { where: '表中的单元格', whereEn: 'A cell of the table' },
  content: { where: '文件内容', whereEn: 'The content of the file' },
  bundle: { where: '回执包', whereEn: 'The bundle' },
} as const;
export type MarkedWhere = keyof typeof places;

const names: ReadonlySet<MarkedWhere> = new Set(['fileName', 'sheet', 'properties', 'head']);

/** Refuses texts of which one bears a state-secret marking. */
export function unmarked(where: MarkedWhere, ...texts: readonly string[]): Result<undefined> {
  const place: MarkedPlace = names.has(where) ? 'name' : 'text';
  for (const text of texts) {
    const mark = secretMarking(text, place);
    if (mark !== null) return refused(where, mark);
  }
  return ok();
}

/** The same for everything in a value, wherever it stands. */
export function unmarkedWithin(where: MarkedWhere, value: unknown): Result<undefined> {
  const mark = markingWithin(value);
  return mark === null ? ok() : refused(where, mark);
}

const refused = (where: MarkedWhere, mark: string): Result<never> =>
  fail(problem('secret/marking', { ...places[where], mark: mark.slice(0, 40) }));
