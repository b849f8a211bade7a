import { beforeAll, describe, expect, it } from 'vitest';
import { readPinyin } from '../../words/pinyin.ts';
import type { PaletteEntry } from './entries.ts';
import { closeness, find } from './find.ts';

beforeAll(readPinyin);

const entry = (id: string, kind: PaletteEntry['kind'], zh: string, en: string, ...also: string[]): PaletteEntry => ({
  id,
  kind,
  title: { zh, en },
  also,
  aside: '',
});

const entries = [
  entry('today', 'screen', '工作台', 'Today'),
  entry('sync', 'screen', '同步', 'Sync'),
  entry('duty-oct', 'duty', '单位社会保险参保信息', 'Employer social insurance', 'RS01', '2026-10', '2026年10月'),
  entry('duty-nov', 'duty', '单位社会保险参保信息', 'Employer social insurance', 'RS01', '2026-11', '2026年11月'),
  entry('dataset', 'dataset', '单位社会保险参保信息', 'Employer social insurance', 'RS01'),
  entry('bank', 'dataset', '银行账户信息', 'Bank accounts', 'YH01'),
  entry('sync-now', 'command', '立即同步', 'Sync now'),
  entry('lock', 'command', '锁定', 'Lock'),
];
const ids = (typed: string): string[] => find(typed, entries).map(({ id }) => id);

describe('find', () => {
  it('shows everything in the given order while nothing is typed', () => {
    expect(ids('  ')).toEqual(entries.map(({ id }) => id));
  });

  it('finds by Chinese, English, code and period', () => {
    expect(ids('参保')).toEqual(['duty-oct', 'duty-nov', 'dataset']);
    expect(ids('bank')).toEqual(['bank']);
    expect(ids('rs01')[0]).toBe('duty-oct');
    expect(ids('rs01 2026-11')).toEqual(['duty-nov']);
    expect(ids('参保 11月')).toEqual(['duty-nov']);
  });

  it('finds by whole pinyin, by initials and by a mixture, with the right reading of 行', () => {
    expect(ids('gongzuotai')).toEqual(['today']);
    expect(ids('gzt')).toEqual(['today']);
    expect(ids('shehbx')).toContain('dataset');
    expect(ids('canbao')).toEqual(['duty-oct', 'duty-nov', 'dataset']);
    expect(ids('yinhang')).toEqual(['bank']);
    expect(ids('suoding')).toEqual(['lock']);
  });

  it('puts what begins with the typed text first', () => {
    expect(ids('tongbu')).toEqual(['sync', 'sync-now']);
    expect(ids('同步')).toEqual(['sync', 'sync-now']);
  });

  it('finds nothing where nothing fits, and never throws on symbols', () => {
    expect(ids('xqzw')).toEqual([]);
    expect(ids('[(*')).toEqual([]);
    expect(closeness('a', '')).toBe(0);
  });
});
