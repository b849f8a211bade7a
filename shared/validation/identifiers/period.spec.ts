import { describe } from 'vitest';
import { holdCases } from '../../../test/support/identifiers.ts';

describe('期间', () => {
  holdCases('period', [
    ['202610', 'valid'],
    ['2026Q4', 'valid'],
    ['2026H1', 'valid'],
    ['2026', 'valid'],
    ['2026-10', 'normalised 202610'],
    ['2026/3', 'normalised 202603'],
    ['2026年3月', 'normalised 202603'],
    ['202610.0', 'normalised 202610'],
    ['2026年', 'normalised 2026'],
    ['2026q1', 'normalised 2026Q1'],
    ['2026-Q1', 'normalised 2026Q1'],
    ['2026年第三季度', 'normalised 2026Q3'],
    ['2026年上半年', 'normalised 2026H1'],
    ['2026-H2', 'normalised 2026H2'],
    ['202613', 'invalid period/month', { data: { month: '13' } }],
    ['2026-0', 'invalid period/month', { data: { month: '00' } }],
    ['2026Q5', 'invalid period/quarter', { data: { part: '5' } }],
    ['2026H3', 'invalid period/half', { data: { part: '3' } }],
    ['2026-W10', 'invalid period/week'],
    ['2026-03-31', 'invalid period/day'],
    ['20260331', 'invalid period/day'],
    ['46112', 'invalid period/digits'],
    ['26Q1', 'invalid period/shortYear'],
    ['0000', 'doubtful period/year', { data: { year: '0000' } }],
    ['上月', 'invalid period/shape'],
    ['2.026E+05', 'invalid damage/scientific'],
  ]);
});
