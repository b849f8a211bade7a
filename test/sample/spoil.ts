import type { Dataset, Field } from '../../shared/catalog/model.ts';
import type { Row } from './agree/index.ts';
import type { Random } from './random.ts';
import { addYears } from './values.ts';

/** The mistakes officers really meet: slips of the hand, spreadsheet damage, wrong codes, forgotten cells. Null = not possible here. */
type Mistake = (value: string, random: Random) => string | null;

const swapped: Mistake = (value) => {
  const at = [...value].findIndex((char, index) => index > 7 && char !== value[index + 1] && value[index + 1] !== undefined);
  return at < 0 ? null : value.slice(0, at) + (value[at + 1] ?? '') + (value[at] ?? '') + value.slice(at + 2);
};
const letterO: Mistake = (value) => (value.includes('0') ? value.replace('0', 'O') : null);
const wideDigits: Mistake = (value) => value.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
const spaced: Mistake = (value) => `${value.slice(0, 6)} ${value.slice(6)}`;
const scientific: Mistake = (value) =>
  /^\d{15,}$/.test(value) ? `${value[0] ?? '1'}.${value.slice(1, 6)}E+${value.length - 1}` : null;
const masked: Mistake = (value) => (value.length >= 15 ? `${value.slice(0, 6)}********${value.slice(14)}` : null);
const slashes: Mistake = (value) => value.replaceAll('-', '/').replace('/0', '/');
const impossible: Mistake = (value) => `${value.slice(0, 4)}-02-30`;
const yearLater: Mistake = (value) => addYears(value, 3);
const emptied: Mistake = () => '';
const thousands: Mistake = (value) => value.replace(/\B(?<!\..*)(?=(\d{3})+(?!\d))/g, ',');
const unknown: Mistake = () => '不详';
const negative: Mistake = (value) => (Number(value) > 0 ? `-${value}` : null);
const tenfold: Mistake = (value) => (Number(value) > 0 && /^\d{1,9}$/.test(value) ? `${value}0` : null);
const noSuchCode: Mistake = () => '99';

/** Codes whose own arithmetic shows a slip; in the others swapped digits make another code that looks as good. */
const checked: ReadonlySet<string> = new Set(['uscc', 'tin', 'cert', 'vin', 'pwxk']);
const folded: ReadonlySet<string> = new Set(['uscc', 'tin', 'cert', 'vin', 'region', 'bdc']);

function mistakesFor(field: Field, judged: boolean): readonly Mistake[] {
  const { identifier, codeList } = field.liaison ?? {};
  const forgotten = field.constraints?.required === true ? [emptied] : [];
  if (identifier) {
    const slips = checked.has(identifier) ? [swapped, scientific, masked] : [];
    return [letterO, ...slips, ...(folded.has(identifier) ? [wideDigits, spaced] : []), ...forgotten];
  }
  if (codeList) return [noSuchCode, ...forgotten];
  if (field.type === 'date') return [slashes, impossible, ...(judged ? [yearLater] : []), ...forgotten];
  if (field.type === 'datetime') return [impossible, ...forgotten];
  if (field.type === 'number' || field.type === 'integer')
    return [thousands, unknown, negative, ...(judged ? [tenfold, tenfold] : []), ...forgotten];
  return forgotten;
}

/** In so many spoiled rows one is a row entered twice: the key of the row before it. */
const TWICE = 0.06;
const TRIES = 40;

/** Makes one mistake in a row, one that the checks of the dataset can see. */
export function createSpoiler(dataset: Dataset): (row: Row, before: Row | null, random: Random) => void {
  // Fields that a blocking rule is about: a wrong amount or day there is seen although it is well written.
  const blocking = dataset.liaison.rules.filter((rule) => rule.severity === 'blocking').map((rule) => rule.fields[0]);
  const places = dataset.schema.fields
    .map((field) => ({ name: field.name, mistakes: mistakesFor(field, blocking.includes(field.name)) }))
    .filter(({ mistakes }) => mistakes.length > 0);
  const key = [dataset.schema.primaryKey ?? []].flat();

  return (row, before, random) => {
    if (before && random.chance(TWICE)) {
      for (const name of key) row[name] = before[name] ?? '';
      return;
    }
    for (let tries = 0; tries < TRIES; tries++) {
      const { name, mistakes } = random.pick(places);
      const value = row[name] ?? '';
      const spoiled = value === '' ? null : random.pick(mistakes)(value, random);
      if (spoiled === null || spoiled === value) continue;
      row[name] = spoiled;
      return;
    }
  };
}
