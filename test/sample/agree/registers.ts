import { addDays } from '../../../shared/base/clock.ts';
import { estateUnit, plate, residentId, uscc, vin } from '../makers.ts';
import { company, person, room, trade } from '../names.ts';
import { addYears, cents, dayIn, dayNumber, decimalText, type RowContext, yearOf } from '../values.ts';
import type { Agree } from './index.ts';
import { other, party } from './party.ts';

/** What offices register: entities, land, houses, vehicles, organisations. */
export const registers: Readonly<Record<string, Agree>> = {
  SS01(row, context) {
    const { n, random } = context;
    const approved = dayIn(context);
    const code = uscc(n);
    row.TYSHXYDM = code;
    row.ZTMC = company(n);
    row.YWLX = random.pick(['1', '1', '1', '2', '2', '3', '5', '6']);
    row.DJZCLX = random.pick(['112', '119', '121', '150']);
    row.ZCZB = decimalText(random.between(10, 5000) * 100, 2);
    row.BZ = 'CNY';
    row.FDDBR = person(n);
    row.FRZJLX = '201';
    row.FRZJHM = residentId(n);
    row.XZQH = code.slice(2, 8);
    row.HZRQ = approved;
    row.CLRQ = row.YWLX === '1' ? approved : addDays(approved, -random.between(90, 3000));
  },

  SS02(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const [from, to] = [party(n, random, 0.15), party(other(n, 1), random, 0.15)];
    const capital = random.between(10, 900);
    row.BDQYDM = uscc(other(n, 2));
    row.BDQYMC = company(other(n, 2));
    row.ZRFMC = from.name;
    row.ZRFZJLX = from.kind;
    row.ZRFZJHM = from.id;
    row.SRFMC = to.name;
    row.SRFZJLX = to.kind;
    row.SRFZJHM = to.id;
    row.ZRBL = String(random.between(1, 60));
    row.ZRCZE = String(capital);
    row.ZRJG = String(capital * 10_000 + random.between(0, 99_999));
    row.XYRQ = addDays(day, -random.between(0, 30));
    row.BGRQ = day;
  },

  ZR01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const [use, years, low, high] = random.pick([
      ['0601', 50, 400, 1200],
      ['0701', 70, 4000, 15000],
      ['0505', 40, 3000, 12000],
      ['0604', 50, 400, 1000],
    ] as const);
    const area = random.between(1_000, 90_000);
    const parcel = estateUnit(n).slice(0, 19);
    row.ZDDM = parcel;
    row.XZQH = parcel.slice(0, 6);
    row.ZDBH = `郑政出〔${yearOf(day)}〕${context.row + 1}号`;
    row.SRRMC = company(n);
    row.SRRDM = uscc(n);
    row.TDMJ = String(area);
    row.TDYT = use;
    row.GYFS = random.pick(['21', '22', '23', '24', '24', '24']);
    row.CRNX = String(years);
    row.CJJK = cents(area * random.between(low, high) * 100);
    row.QDRQ = day;
    row.JDRQ = addDays(day, 90);
  },

  ZR02(row, context) {
    const { n, random } = context;
    const holder = party(n, random, 0.1);
    const area = random.between(5_000, 20_000);
    row.DJLX = random.pick(['100', '200', '200', '200', '300', '700']);
    row.QLRMC = holder.name;
    row.QLRZJLX = holder.kind;
    row.QLRZJHM = holder.id;
    row.YWRMC = person(other(n, 1));
    row.YWRZJHM = residentId(other(n, 1));
    row.ZL = room(n);
    row.JZMJ = cents(area);
    row.YT = '10';
    row.JYJG = cents(area * random.between(7_000, 21_000));
  },

  GA01(row, context) {
    const { n, random } = context;
    const clean = random.chance(0.35);
    const owner = party(n, random, 0.12);
    row.HPZL = clean ? '52' : '02';
    row.HPHM = plate(n, clean);
    row.CLSBDM = vin(n);
    row.CLLX = 'K33';
    row.SYRMC = owner.name;
    row.SYRZJLX = owner.kind;
    row.SYRZJHM = owner.id;
    row.YWLX = random.pick(['A', 'A', 'A', 'B', 'B', 'C', 'G']);
    row.DJRQ = dayIn(context);
    row.PL = clean ? '0' : random.pick(['1498', '1984', '1395', '1598']);
    row.ZBZL = String(random.between(1_100, 2_300));
    row.HDZZL = '0';
    row.FPHJ = cents(random.between(60_000, 400_000) * 100);
  },

  JT01(row, context) {
    const { n, period } = context;
    const dice = context.lasting(n);
    const issued = addDays(`${yearOf(period.start)}-01-01`, -dice.between(1, 700));
    const operator = Math.floor(n / 5);
    row.DLYSZH = `4101${String(n + 1).padStart(8, '0')}`;
    row.HPHM = plate(n);
    row.CLSBDM = vin(n);
    row.YHMC = company(operator);
    row.YHDM = uscc(operator);
    row.JYXKZH = `4101${String(operator + 1).padStart(8, '0')}`;
    row.JYFW = dice.pick(['道路普通货物运输', '货物专用运输（集装箱）', '县际班车客运', '出租客运']);
    row.HDZZL = String(dice.between(1_500, 30_000));
    row.FZRQ = issued;
    row.YXQZ = addYears(issued, 4);
    row.ZT = dice.pick(['1', '1', '1', '1', '2']);
  },

  MZ01(row, context) {
    const { n, random } = context;
    const [kind, name] = random.pick([
      ['1', '行业协会'],
      ['1', '行业协会'],
      ['2', '职业培训学校'],
      ['2', '职业培训学校'],
      ['2', '养老服务中心'],
      ['3', '公益基金会'],
    ] as const);
    row.TYSHXYDM = uscc(n, `5${kind}`);
    row.MC = `郑州市示例${trade(n)}${name}`;
    row.ZZLX = kind;
    row.YWLX = random.pick(['1', '2', '2', '3']);
    row.FDDBR = person(n);
    row.YWZGDW = kind === '2' ? '郑州市人力资源和社会保障局' : '郑州市民政局';
    row.ZCZJ = String(kind === '3' ? random.between(200, 900) : random.between(3, 200));
    row.DJRQ = dayIn(context);
  },

  KJ02(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const sales = random.between(100, 90_000) * 10_000;
    row.TYSHXYDM = uscc(n);
    row.QYMC = company(n);
    row.ZSBH = `GR${yearOf(day)}41${String(context.row + 1).padStart(6, '0')}`;
    row.FZRQ = day;
    row.YXQZ = addYears(day, 3);
    row.JSLY = random.pick(['电子信息', '新材料', '先进制造与自动化', '生物与新医药', '资源与环境', '高技术服务']);
    row.XSSR = String(sales);
    row.YFFY = String((sales * random.between(6, 15)) / 100);
  },

  CL01(row, context) {
    const { n, period } = context;
    const dice = context.lasting(n);
    const people = dice.between(10, 900);
    row.TYSHXYDM = uscc(n);
    row.DWMC = company(n);
    row.ND = yearOf(period.start);
    row.ZGRS = String(people);
    row.YAPRS = cents(Math.round(people * 1.6));
    row.SAPRS = String(Math.floor((people * dice.between(0, 20)) / 1000));
    row.NPJGZ = String(dice.between(40_000, 120_000));
    row.SHRQ = dayIn(context);
  },

  ZR03(row, context) {
    const { n, period } = context;
    const dice = context.lasting(n);
    const yearly = dice.between(10, 300);
    const output = Math.round(yearly * 2_500 * (0.6 + context.inPeriod(n).next() * 0.4));
    const from = addDays(`${yearOf(period.start)}-01-01`, -dice.between(30, 700));
    row.XKZH = `C41010020230${String(n + 1).padStart(11, '0')}`;
    row.KSMC = `${company(n).slice(0, 2)}示例${n + 1}号矿`;
    row.CKQRDM = uscc(n);
    row.CKQRMC = company(n);
    row.KCKZ = dice.pick(['11001', '32006', '32010']);
    row.KCFS = dice.pick(['1', '2']);
    row.SCGM = String(yearly);
    row.BQKCL = String(output);
    row.BQXSL = String(Math.floor(output * 0.9));
    row.YXQQ = from;
    row.YXQZ = addYears(from, 10);
    row.QJ = `${yearOf(period.end)}Q${Math.ceil(Number(period.end.slice(5, 7)) / 3)}`;
  },
};

/** Case, tender and approval numbers as offices write them. */
export const officeNumber = (context: RowContext, before: string): string =>
  `${before}〔${yearOf(context.period.start)}〕${Number(dayNumber(context.period.start).slice(4)) * 10_000 + context.row + 1}号`;
