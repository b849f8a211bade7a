import { describe, expect, it } from 'vitest';
import { freeName, harmlessName, isRisky, savedName } from './file-name.ts';

describe('harmlessName', () => {
  it.each([
    ['凭证.pdf', '凭证.pdf'],
    ['..\\..\\Windows\\System32\\x.dll', 'x.dll'],
    ['/etc/passwd', 'passwd'],
    ['报告\u202Efdp.exe', '报告fdp.exe'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['问?题*.xlsx', '问_题_.xlsx'],
    ['CON.txt', '文件CON.txt'],
    ['...', '文件'],
    ['', '文件'],
    ['名 . ', '名'],
  ])('%j becomes %j', (given, kept) => {
    expect(harmlessName(given)).toBe(kept);
  });
  it('keeps the ending of a name that is cut', () => {
    const kept = harmlessName(`${'长'.repeat(2000)}.pdf`);
    expect([...kept].length).toBe(124);
    expect(kept.endsWith('.pdf')).toBe(true);
  });
});

it('what would run when opened is not given out under that name', () => {
  for (const name of ['a.exe', 'b.PDF.js', 'c.lnk', 'd.docm'])
    expect([isRisky(name), savedName(name)]).toEqual([true, `${name}.txt`]);
  for (const name of ['a.pdf', 'exe', 'b.docx']) expect([isRisky(name), savedName(name)]).toEqual([false, name]);
});

it('the same name twice gets a number', () => {
  expect(freeName('报告.pdf', new Set())).toBe('报告.pdf');
  expect(freeName('报告.pdf', new Set(['报告.pdf', '报告 (2).pdf']))).toBe('报告 (3).pdf');
  expect(freeName('说明', new Set(['说明']))).toBe('说明 (2)');
});
