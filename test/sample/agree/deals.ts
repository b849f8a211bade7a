import { addDays } from '../../../shared/base/clock.ts';
import { estateUnit, projectCode, residentId, uscc } from '../makers.ts';
import { company, person, room, trade } from '../names.ts';
import { addYears, cents, dayIn, dayNumber, decimalText, numbered, yearOf } from '../values.ts';
import type { Agree } from './index.ts';
import { other, party } from './party.ts';
import { officeNumber } from './registers.ts';

/** Contracts, awards, permits and sales: what happens between two parties on a day. */
export const deals: Readonly<Record<string, Agree>> = {
  ZF01(row, context) {
    const { n, random } = context;
    const developer = n % 40;
    const buyer = party(n, random, 0.05);
    const area = random.between(6_000, 16_000);
    const price = random.between(8_000, 19_000);
    row.HTBH = `WQ${numbered(context)}`;
    row.YSXKZH = `（${yearOf(context.period.start)}）郑房预售字第${4000 + developer}号`;
    row.KFQYDM = uscc(developer);
    row.KFQYMC = company(developer);
    row.XMMC = `示例花园${1 + developer}期`;
    row.MSRMC = buyer.name;
    row.MSRZJLX = buyer.kind;
    row.MSRZJHM = buyer.id;
    row.JZMJ = cents(area);
    row.DJ = String(price);
    row.HTZJ = cents(area * price);
    row.WQRQ = dayIn(context);
    row.HTZT = '1';
  },

  ZF02(row, context) {
    const { n, random } = context;
    const area = random.between(5_000, 18_000);
    const price = Math.round((area * random.between(7_000, 19_000)) / 100);
    row.HTBH = `CL${numbered(context)}`;
    row.CMRMC = person(n);
    row.CMRZJHM = residentId(n);
    row.MSRMC = person(other(n, 1));
    row.MSRZJHM = residentId(other(n, 1));
    row.JZMJ = cents(area);
    row.CJJG = String(price);
    row.PGJG = String(Math.floor(price * (0.9 + random.next() * 0.2)));
    row.WQRQ = dayIn(context);
    row.JJJGDM = uscc(n % 30);
  },

  ZF03(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const lessee = party(other(n, 1), random, 0.4);
    const area = random.between(30, 300);
    row.BAZMH = `ZL${numbered(context)}`;
    row.CZRMC = person(n);
    row.CZRZJHM = residentId(n);
    row.CHZRMC = lessee.name;
    row.CHZRZJHM = lessee.id;
    row.ZL = room(n);
    row.JZMJ = String(area);
    row.YT = lessee.kind === '201' ? '1' : random.pick(['2', '3', '4']);
    row.YZJ = String(area * random.between(15, 90));
    row.QZRQ = addDays(day, -random.between(0, 20));
    row.ZZRQ = addDays(addYears(row.QZRQ, random.between(1, 3)), -1);
    row.BARQ = day;
  },

  CJ01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const [owner, builder] = [n, other(n, 1)];
    row.SGXKZH = `${row.XZQH ?? ''}${numbered(context)}`;
    row.XMDM = projectCode(n);
    row.XMMC = `${trade(n)}产业园示例项目${1 + (n % 99)}号楼`;
    row.JSDWDM = uscc(owner);
    row.JSDWMC = company(owner);
    row.SGDWDM = uscc(builder);
    row.SGDWMC = company(builder);
    row.WDBZ = '0';
    row.HTJG = decimalText(random.between(100, 90_000) * 100, 2);
    row.JZMJ = cents(random.between(50_000, 9_000_000));
    row.FZRQ = day;
    row.KGRQ = addDays(day, 10);
    row.JGRQ = addDays(day, random.between(300, 900));
  },

  GG01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    row.ZBBH = officeNumber(context, '郑公资');
    row.BDMC = `${trade(n)}产业园示例工程施工${1 + (n % 5)}标段`;
    row.ZBRDM = uscc(n, '12');
    row.ZBRMC = `郑州市示例建设服务中心${1 + (n % 90)}`;
    row.ZHBRDM = uscc(other(n, 1));
    row.ZHBRMC = company(other(n, 1));
    row.ZBJE = cents(random.between(1_000_000, 90_000_000) * 10);
    row.GQ = String(random.between(30, 700));
    row.TZSRQ = day;
    row.GSRQ = addDays(day, -random.between(3, 6));
  },

  FG01(row, context) {
    const { n, random, period } = context;
    row.XMDM = projectCode(n);
    row.XMMC = `${trade(n)}生产线示例项目`;
    row.DWDM = uscc(n);
    row.DWMC = company(n);
    row.ZTZ = String(random.between(500, 90_000));
    row.NKGNY = period.end.slice(0, 7);
    row.NJCNY = addYears(period.end, random.between(1, 3)).slice(0, 7);
    row.PFRQ = dayIn(context);
  },

  KJ01(row, context) {
    const { n, random } = context;
    const amount = random.between(5, 900);
    const type = row.HTLX ?? '1';
    row.HTDJBH = `${yearOf(context.period.start)}410100${numbered(context)}`;
    row.HTMC = `${trade(n)}技术${{ '1': '开发', '2': '转让', '3': '许可', '4': '咨询', '5': '服务' }[type] ?? ''}合同`;
    row.MFDM = uscc(n);
    row.MFMC = company(n);
    row.MAFDM = uscc(other(n, 1));
    row.MAFMC = company(other(n, 1));
    row.HTJE = String(amount);
    row.JSJYE = String(Math.floor(amount * 0.8));
    row.RDRQ = dayIn(context);
  },

  WL01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    row.PWH = officeNumber(context, '郑文旅演');
    row.JBDM = uscc(n);
    row.JBMC = company(n);
    row.YCMC = random.pick(['示例演唱会', '示例音乐节', '示例豫剧专场', '示例脱口秀', '示例儿童剧']);
    row.CSMC = random.pick(['郑州示例大剧院', '郑州示例体育中心', '河南示例艺术中心']);
    row.CC = String(random.between(1, 9));
    row.YCQQ = day;
    row.YCQZ = addDays(day, 2);
    row.YJPF = cents(random.between(1, 300) * 1_000_000);
    row.SW = random.chance(0.1) ? '1' : '0';
  },

  CZ01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const total = random.between(10_000, 9_000_000) * 100;
    const now = Math.floor(total / random.between(3, 5));
    row.HTBH = `ZC${numbered(context)}`;
    row.CGDM = uscc(n, '12');
    row.CGMC = `郑州市示例服务中心${1 + (n % 90)}`;
    row.GYSDM = uscc(n);
    row.GYSMC = company(n);
    row.PMDM = random.pick(['A02010105', 'A05010201', 'B02000000', 'C21040000', 'C23120301']);
    row.HTJE = cents(total);
    row.BQZF = cents(now);
    row.LJZF = cents(now * 2);
    row.QDRQ = addDays(day, -random.between(20, 200));
    row.ZFRQ = day;
  },

  FY01(row, context) {
    const { n, random } = context;
    const day = dayIn(context);
    const [debtor, buyer] = [party(n, random, 0.4), party(other(n, 1), random, 0.2)];
    row.AH = `（${yearOf(day)}）豫01执${Number(dayNumber(context.period.start).slice(4)) * 10_000 + context.row + 1}号`;
    row.BDWMC = `${room(n)}房产`;
    row.BDWLX = '1';
    row.BDCDYH = estateUnit(n);
    row.BZXRMC = debtor.name;
    row.BZXRZJHM = debtor.id;
    row.MSRMC = buyer.name;
    row.MSRZJHM = buyer.id;
    row.CJJ = cents(random.between(30, 900) * 1_000_000);
    row.CJRQ = day;
    row.CDRQ = addDays(day, random.between(5, 20));
  },
};
