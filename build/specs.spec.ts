import { describe, expect, it } from 'vitest';
import { tallyOf, unfinished } from './specs.ts';

const file = (name: string, status: string, ...tests: string[]) => ({
  name,
  status,
  assertionResults: tests.map((one) => ({ status: one })),
});
const report = {
  testResults: [
    file('whole', 'passed', 'passed', 'passed', 'skipped'),
    file('red', 'failed', 'passed', 'failed'),
    file('died', 'passed', 'passed', 'pending', 'pending'),
    file('died at once', 'passed'),
    file('does not load', 'failed'),
  ],
};

describe('the tally of specs', () => {
  it('knows a file whose runner died from one that failed or did not load', () => {
    expect(unfinished(report)).toEqual(['died', 'died at once']);
  });
  it('counts every told test once, and a file that did not load as a failure', () => {
    expect(tallyOf(report, unfinished(report))).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });
  it('takes what is still unfinished the second time as failed', () => {
    expect(tallyOf({ testResults: [file('died', 'passed', 'passed', 'pending')] })).toEqual({ passed: 1, failed: 1, skipped: 0 });
  });
});
