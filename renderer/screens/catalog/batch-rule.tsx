import type { Rule } from '../../../shared/catalog/model.ts';
import { ruleWords } from '../../words/catalog-rules.ts';
import { useWords } from '../../words/words.ts';

/** Rows of an example table shown; the rest are counted. */
const SHOWN = 3;

/** What a rule over all rows is about: its groups, its figures. */
export function BatchScope({ rule, nameOf }: { readonly rule: Rule; readonly nameOf: (field: string) => string }) {
  const words = useWords(ruleWords);
  const figures = Object.entries(rule.aggregates ?? {}).map(([name, { where, ...figure }]) => {
    const [kind = '', of] = Object.entries(figure)[0] ?? [];
    const text = [of]
      .flat()
      .filter((part) => typeof part === 'string')
      .join(', ');
    return { name, text: `${kind}(${text})${where === undefined ? '' : ` [${where}]`}` };
  });
  return (
    <>
      {words.batch.over(rule.groupBy?.map(nameOf) ?? [])}
      {figures.map(({ name, text }) => (
        <span key={name} className="catalog-value">
          {' '}
          <code>
            {name} = {text}
          </code>
        </span>
      ))}
    </>
  );
}

/** The small tables of a batch rule's example: this period's, and the former ones it compares with. */
export function ExampleTables(props: {
  readonly example: Rule['examples']['pass'][number];
  readonly nameOf: (field: string) => string;
}) {
  const words = useWords(ruleWords);
  const { rows, previous, lastYear } = props.example;
  const tables = [
    { name: words.batch.now, rows },
    { name: words.batch.previous, rows: previous },
    { name: words.batch.lastYear, rows: lastYear },
  ];
  return tables.map(({ name, rows: table }) =>
    table === undefined ? null : (
      <div key={name}>
        <span className="quiet">{words.batch.table(name, table.length)}</span>{' '}
        {table.slice(0, SHOWN).map((row) => (
          <span key={JSON.stringify(row)} className="catalog-value">
            {Object.entries(row)
              .map(([field, value]) => `${props.nameOf(field)} ${value ?? words.empty}`)
              .join(' · ')}
          </span>
        ))}
        {table.length > SHOWN ? '…' : null}
      </div>
    ),
  );
}
