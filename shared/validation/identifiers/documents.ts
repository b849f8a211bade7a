import { fold, type IdentifierChecker, right, wrong } from './outcome.ts';
import { isKnownProvince } from './regions.ts';
import { checkUscc } from './uscc.ts';

/** 投资项目代码: YYMM-RRRRRR-NN-NN-NNNNNN, 24 characters (first years wrote YYYY). */
export const xmdm: IdentifierChecker = (raw) => {
  const value = raw.normalize('NFKC').replace(/\s+/g, '').replace(/[‐-―]/g, '-');
  const digits = value.replaceAll('-', '');
  const written =
    /^\d{20}$/.test(digits) && !value.includes('-')
      ? `${digits.slice(0, 4)}-${digits.slice(4, 10)}-${digits.slice(10, 12)}-${digits.slice(12, 14)}-${digits.slice(14)}`
      : value;
  const m = /^(\d{4})-(\d{6})-(\d{2})-(\d{2})-(\d{6})$/.exec(written);
  if (!m) return wrong('xmdm/shape', written, { size: written.length });
  const [, head = '', area = ''] = m;
  const month = Number(head.slice(2));
  const year = Number(head);
  if ((month < 1 || month > 12) && (year < 2000 || year > 2099)) return wrong('xmdm/month', written, { month: head.slice(2) });
  if (!isKnownProvince(area) && !area.startsWith('00')) return wrong('xmdm/region', written, { region: area });
  return right(raw, written);
};

/** 排污许可证号: USCC (18) + 3 digits + letter. */
export const pwxk: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 22) return wrong('pwxk/length', value, { size: value.length });
  const inner = checkUscc(value.slice(0, 18), value.slice(0, 18));
  if (inner.verdict === 'invalid') return wrong('pwxk/holder', value);
  return /^\d{3}[A-Z]$/.test(value.slice(18)) ? right(raw, value) : wrong('pwxk/tail', value, { tail: value.slice(18) });
};

/** 发文字号, GB/T 9704-2012: 机关代字〔年〕N号, six-corner brackets, no 第, no leading zero. */
export const docNumber: IdentifierChecker = (raw) => {
  const value = raw
    .trim()
    .replace(/\s+/g, '')
    .replace(/[[［(（【]/, '〔')
    .replace(/[\]］)）】]/, '〕');
  if (/^\p{Script=Han}{2,12}〔\d{4}〕[1-9]\d{0,4}号$/u.test(value)) return right(raw, value);
  if (/〕0/.test(value)) return wrong('doc_number/zero', value);
  if (/〕第/.test(value)) return wrong('doc_number/ordinal', value);
  return wrong(value.endsWith('号') ? 'doc_number/shape' : 'doc_number/end', value);
};

/** A period as datasets write it: YYYYMM, YYYYQn, YYYYHn, YYYY; 2026-03 and 2026年3月 are understood. */
export const period: IdentifierChecker = (raw) => {
  const value = raw.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
  const month = /^(\d{4})[-/.年]?(\d{1,2})月?$/.exec(value);
  if (month && !(value.length === 5 && !/\D/.test(value))) {
    const n = Number(month[2]);
    return n >= 1 && n <= 12
      ? right(raw, `${month[1]}${String(n).padStart(2, '0')}`)
      : wrong('period/month', value, { month: month[2] ?? '' });
  }
  if (/^\d{4}(Q[1-4]|H[12])?$/.test(value)) return right(raw, value);
  const quarter = /^(\d{4})年?第?([1-4一二三四])季度?$/.exec(value);
  if (quarter)
    return right(
      raw,
      `${quarter[1]}Q${'一二三四'.includes(quarter[2] ?? '') ? '一二三四'.indexOf(quarter[2] ?? '') + 1 : quarter[2]}`,
    );
  return wrong('period/shape', value);
};
