import { describe, expect, it } from 'vitest';
import { judgePassphrase } from './passphrase.ts';

describe('judging a passphrase', () => {
  it.each([
    ['', 'short'],
    ['a7$Kp', 'short'],
    ['七只白鹭飞过', 'short'],
    ['Password123', 'common'],
    ['Admin@2026', 'common'],
    ['1111111111', 'repeated'],
    ['abababababab', 'repeated'],
    ['0123456789', 'sequence'],
    ['zyxwvutsrq', 'sequence'],
  ])('refuses %j as %s', (text, fault) => {
    const judged = judgePassphrase(text);
    expect(judged.problems).toContain(fault);
    expect(judged.ok).toBe(false);
    expect(judged.score).toBeLessThan(2);
  });

  it('refuses what an attacker knows of the officer', () => {
    expect(judgePassphrase('wangmin2026', ['WangMin']).problems).toContain('personal');
    expect(judgePassphrase('wangmin keeps seven herons', ['WangMin']).ok).toBe(true);
  });

  it('takes long sentences, Chinese ones too', () => {
    for (const text of ['seven green herons at dusk', '春天在金水河边看七只白鹭', '七只白鹭飞过金水河', 'kT9#vb2Lq!x7']) {
      expect(judgePassphrase(text).ok).toBe(true);
      expect(judgePassphrase(text).score).toBeGreaterThanOrEqual(3);
    }
  });
});
