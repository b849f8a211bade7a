import { addDays, type Day, daysBetween } from '../../shared/base/clock.ts';
import type { CodeList, Dataset, Field } from '../../shared/catalog/model.ts';
import { dischargePermit, estateCertificate, estateUnit, plate, projectCode, regionOf, residentId, uscc, vin } from './makers.ts';
import { address, company, person } from './names.ts';
import type { Random } from './random.ts';

export interface SamplePeriod {
  readonly id: string;
  readonly start: Day;
  readonly end: Day;
}

export interface RowContext {
  /** Whom or what the row is about; the same number is the same company, person or house everywhere. */
  readonly n: number;
  /** 0-based place in the table. */
  readonly row: number;
  readonly random: Random;
  /** Dice of a subject that fall the same way in every period, so that a unit keeps its size from month to month. */
  lasting(subject: number): Random;
  /** Dice of a subject in one period, the same for all its rows. */
  inPeriod(subject: number, period?: string): Random;
  readonly dataset: Dataset;
  readonly codeLists: Readonly<Record<string, CodeList>>;
  readonly period: SamplePeriod;
}

/** A day inside the reporting period. */
export const dayIn = ({ random, period }: Pick<RowContext, 'random' | 'period'>): Day =>
  addDays(period.start, random.between(0, daysBetween(period.start, period.end)));

/** The same day so many years on; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  return moved.endsWith('-02-29') ? `${moved.slice(0, 4)}-02-28` : moved;
}

export const yearOf = (day: Day): string => day.slice(0, 4);
/** 202610 */
export const monthOf = (day: Day): string => day.slice(0, 7).replace('-', '');

/** Amounts as exact text: whole number of the smallest unit, shifted. */
export function decimalText(units: number, scale: number): string {
  if (scale === 0) return String(units);
  const text = String(units).padStart(scale + 1, '0');
  return `${text.slice(0, -scale)}.${text.slice(-scale)}`.replace(/\.?0+$/, (zeros) => (zeros.includes('.') ? '' : zeros));
}

export const cents = (units: number): string => decimalText(units, 2);

/** 20261001 */
export const dayNumber = (day: Day): string => day.replaceAll('-', '');

/** A number of the table: first day of the period and running number, so that periods never share it. */
export const numbered = ({ row, period }: Pick<RowContext, 'row' | 'period'>): string =>
  `${dayNumber(period.start)}${String(row + 1).padStart(6, '0')}`;

/** A plausible, valid value for a field on its own; what must agree with other fields comes after (agree/). */
export function valueFor(field: Field, context: RowContext): string {
  const { n, random, period } = context;
  const liaison = field.liaison;
  switch (liaison?.identifier) {
    case 'uscc':
    case 'tin':
      return uscc(n);
    case 'cert':
      return residentId(n);
    case 'region':
      return regionOf(n);
    case 'industry':
      return random.pick(['C3499', 'F5199', 'G5430', 'I6513', 'H6210', 'E4710', 'K7010', 'M7519']);
    case 'phone':
      return random.chance(0.5) ? `139000${random.digits(5)}` : `0371-6${random.digits(7)}`;
    case 'bdc':
      return estateUnit(n);
    case 'bdcqzh':
      return estateCertificate(n, yearOf(period.start));
    case 'vin':
      return vin(n);
    case 'plate':
      return plate(n);
    case 'xmdm':
      return projectCode(n);
    case 'pwxk':
      return dischargePermit(uscc(n), 0);
    case 'period':
      return monthOf(period.start);
    default:
      if (liaison?.codeList) return random.pick(context.codeLists[liaison.codeList]?.entries ?? [{ code: '1', label: '' }]).code;
      return plainValue(field, context);
  }
}

function plainValue(field: Field, context: RowContext): string {
  const { n, random } = context;
  const title = field.title ?? field.name;
  const longest = Number(field.constraints?.maxLength ?? 40);
  if (field.type === 'date') return dayIn(context);
  if (field.type === 'datetime')
    return `${dayIn(context)}T${String(random.between(8, 17)).padStart(2, '0')}:${String(random.between(0, 59)).padStart(2, '0')}:00`;
  if (field.type === 'integer') return String(random.between(1, 60));
  if (field.type === 'number') return decimalText(random.between(1_000, 9_000_000), Math.min(2, field.liaison?.scale ?? 2));
  if (/坐落|住所|地址|地点/.test(title)) return address(n);
  if (title === '法定代表人') return person(n);
  if (/名称|单位|企业|业户|用户/.test(title)) return company(n).slice(0, longest);
  return `${field.name}${numbered(context)}`.slice(0, longest);
}
