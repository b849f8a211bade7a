import type { RuleExample } from '../../catalog/model.ts';
import type { RulePeriod } from '../rules.ts';
import { type BatchCheck, type BatchOutcome, createBatchCheck, type RowReader } from './check.ts';
import type { BatchRule } from './rule.ts';

type ExampleRows = NonNullable<RuleExample['rows']>;

/** Examples are judged in the dataset's period when there is one, else in the one their own row names. */
export function examplePeriod(row: Readonly<Record<string, string | null>>, period: RulePeriod | null): RulePeriod | null {
  const [id, start, end] = [row.period, row.period_start, row.period_end];
  return start && end ? { id: id ?? '', start, end } : period;
}

/** What a batch rule does on its own example tables; a reason when not what they say. */
export function tryExamples(
  rule: BatchRule,
  period: RulePeriod | null,
  readerOf: (period: RulePeriod | null) => RowReader,
): string | null {
  for (const kind of ['pass', 'fail'] as const)
    for (const [at, example] of rule.rule.examples[kind].entries()) {
      const outcomes = outcomesOf(rule, example, readerOf(examplePeriod(example.row, period)));
      const bad = outcomes.find((outcome) => outcome === 'trouble' || outcome === 'overfull');
      if (bad) return `examples/${kind}/${at}: ${bad}`;
      if (outcomes.includes('fails') !== (kind === 'fail'))
        return `examples/${kind}/${at}: ${outcomes.includes('fails') ? 'fails' : 'holds'}, expected ${kind === 'fail' ? 'fails' : 'holds'}`;
    }
  return null;
}

function outcomesOf(rule: BatchRule, example: RuleExample, reader: RowReader): readonly BatchOutcome[] {
  const checkOf = (rows: ExampleRows): BatchCheck => {
    const check = createBatchCheck([rule], reader);
    rows.forEach((row, at) => {
      check.add(cellsOf(row, reader), at);
    });
    return check;
  };
  const { rows = [], previous, lastYear } = example;
  return checkOf(rows).outcomes({
    previous: previous ? checkOf(previous).figures() : null,
    lastYear: lastYear ? checkOf(lastYear).figures() : null,
  });
}

const cellsOf = (row: ExampleRows[number], { position }: RowReader): (string | null)[] =>
  [...position.keys()].map((name) => row[name] ?? null);
