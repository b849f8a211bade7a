import { addDays } from '../../../shared/base/clock.ts';
import { dischargePermit, uscc } from '../makers.ts';
import { address, company } from '../names.ts';
import { cents, decimalText, monthOf, type RowContext } from '../values.ts';
import type { Agree } from './index.ts';

/** 险种 with the shares of unit and person in ten thousandths of the wages. */
const insurances = [
  ['110', 1600, 800],
  ['210', 70, 30],
  ['310', 800, 200],
  ['410', 40, 0],
] as const;

/** Outlet, class, pollutant, equivalent value in hundredths of a kilogram. */
const outlets = [
  ['DA001', '1', '二氧化硫', 95],
  ['DA002', '1', '氮氧化物', 95],
  ['DW001', '2', '化学需氧量', 100],
] as const;

const seasons = [1, 0.95, 0.9, 0.9, 0.95, 1.05, 1.15, 1.15, 1.05, 0.95, 0.95, 1];

/** Electricity of a meter in a month: its own size, the season, a little chance; the same whenever it is asked for. */
function electricity(context: RowContext, month: string): number {
  const size = context.lasting(context.n).between(2_000, 900_000);
  const season = seasons[Number(month.slice(5, 7)) - 1] ?? 1;
  return Math.round(size * season * (0.93 + context.inPeriod(context.n, month).next() * 0.14));
}

/** What comes every period from the same units: contributions, discharges, water, electricity. */
export const flows: Readonly<Record<string, Agree>> = {
  RS01(row, context) {
    const unit = Math.floor(context.n / insurances.length);
    const [kind, unitShare, ownShare] = insurances[context.n % insurances.length] ?? insurances[0];
    const size = context.lasting(unit);
    const now = context.inPeriod(unit);
    const people = Math.max(2, size.between(3, 400) + now.between(-2, 3));
    const wages = people * Math.round(size.between(330_000, 960_000) * (0.98 + now.next() * 0.04));
    const due = Math.round((wages * unitShare) / 10_000);
    const own = Math.round((wages * ownShare) / 10_000);
    row.DWDM = uscc(unit);
    row.DWMC = company(unit);
    row.SBBH = `4101${String(100_000 + unit)}`;
    row.XZ = kind;
    row.CBRS = String(people);
    row.JFGZZE = cents(wages);
    row.DWJE = cents(due);
    row.GRJE = cents(own);
    row.YJHJ = cents(due + own);
    row.SJHJ = cents(context.random.chance(0.04) ? Math.floor((due + own) / 2) : due + own);
  },

  HB01(row, context) {
    const { n, period } = context;
    const months = monthsOf(period.start, period.end);
    const outlet = Math.floor(n / months.length);
    const [number, kind, pollutant, value] = outlets[outlet % outlets.length] ?? outlets[0];
    const unit = Math.floor(outlet / outlets.length);
    const code = uscc(unit);
    const month = months[n % months.length] ?? period.start;
    const equivalents = Math.round(
      context.lasting(outlet).between(200, 90_000) * (0.9 + context.inPeriod(outlet, month).next() * 0.2),
    );
    row.TYSHXYDM = code;
    row.DWMC = company(unit);
    row.PWXKZH = dischargePermit(code, 0);
    row.PFKBH = number;
    row.WRWLB = kind;
    row.WRWMC = pollutant;
    row.SSQ = monthOf(month);
    row.PFL = decimalText(equivalents * value, 2);
    row.DLZ = decimalText(value, 2);
    row.WRDLS = String(equivalents);
    row.NDZ = decimalText(context.random.between(50, 4_000), 2);
    row.JLFF = context.lasting(outlet).pick(['1', '1', '2', '3']);
  },

  SL01(row, context) {
    const { n, period } = context;
    const size = context.lasting(n);
    const permitted = size.between(10_000, 900_000);
    row.QSXKZH = `D410100G2023${String(n + 1).padStart(6, '0')}`;
    row.TYSHXYDM = uscc(n);
    row.DWMC = company(n);
    row.SYLX = size.pick(['1', '2', '2']);
    row.QSYT = size.pick(['01', '02', '03']);
    row.XKSL = String(permitted);
    row.BQSL = String(Math.floor(permitted * (0.18 + context.inPeriod(n).next() * 0.1)));
    row.CXKL = '0';
    row.SSQQ = period.start;
    row.SSQZ = period.end;
    row.JLFS = size.pick(['1', '1', '1', '2']);
    row.CCQ = size.pick(['0', '1', '1', '2']);
  },

  DL01(row, context) {
    const { n, period } = context;
    const size = context.lasting(n);
    const used = electricity(context, period.start);
    row.YHBH = `41010${String(n + 1).padStart(8, '0')}`;
    row.YHMC = company(n);
    row.TYSHXYDM = uscc(n);
    row.YDDZ = address(n);
    row.YDLB = size.pick(['1', '2', '2', '2']);
    row.HYDM = size.pick(['C3499', 'F5199', 'G5430', 'H6210', 'E4710', 'K7010']);
    row.SQDL = String(electricity(context, addDays(period.start, -1)));
    row.BQDL = String(used);
    row.DFJE = cents(Math.round(used * (58 + size.between(0, 17))));
  },
};

/** First days of the months a period has. */
function monthsOf(start: string, end: string): string[] {
  const months: string[] = [];
  for (let day = start; day <= end; day = addDays(`${day.slice(0, 7)}-28`, 4).replace(/\d\d$/, '01')) months.push(day);
  return months;
}
