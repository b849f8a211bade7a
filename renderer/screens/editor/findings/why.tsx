import type { DatasetDetail, Field, Rule } from '../../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../../shared/catalog/titles.ts';
import type { FindingGroup, ListedFinding } from '../../../../shared/validation/model.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { useLanguage } from '../../../state/language.ts';
import { findingsWords } from '../../../words/editor-findings.ts';
import { useTitle, useWords } from '../../../words/words.ts';

/** Examples of each kind shown; the catalog screen has all. */
const EXAMPLES = 2;
/** Columns of the examples: what the rule is about comes first. */
const COLUMNS = 3;

/** Why it is a finding: how to mend it, where that is laid down, what the field means, and the rule's own examples. */
export function Why(props: { readonly group: FindingGroup; readonly finding: ListedFinding; readonly detail: DatasetDetail }) {
  const { group, finding } = props;
  const { fields } = props.detail.dataset.schema;
  const words = useWords(findingsWords);
  const language = useLanguage((state) => state.language);
  const say = useTitle();
  const rule = props.detail.dataset.liaison.rules.find(({ id }) => id === group.rule);
  const field = fields.find(({ name }) => name === finding.fields[0]);
  const definition = field?.liaison?.definition;
  return (
    <div className="finding-why">
      {finding.howToFix ? (
        <p>
          <b>{words.howToFix}</b>
          {say(finding.howToFix)}
        </p>
      ) : null}
      {finding.clause ? (
        <p>
          <b>{words.clause}</b>
          {(language === 'en' ? finding.clauseEn : null) ?? finding.clause}
        </p>
      ) : null}
      {field && definition ? (
        <p>
          <b>{words.definition(fieldTitle(field, language))}</b>
          {say(definition)}
        </p>
      ) : null}
      {rule ? <Examples rule={rule} fields={fields} /> : null}
      {!finding.howToFix && !finding.clause && !definition && !rule ? <p>{words.noWhy}</p> : null}
    </div>
  );
}

/** A small table: what the rule lets pass and what not. Rules over the whole batch have tables as examples, not rows. */
function Examples({ rule, fields }: { readonly rule: Rule; readonly fields: readonly Field[] }) {
  const words = useWords(findingsWords);
  const language = useLanguage((state) => state.language);
  const kinds = ['pass', 'fail'] as const;
  const rows = kinds.flatMap((kind) =>
    rule.examples[kind]
      .filter((example) => example.rows === undefined)
      .slice(0, EXAMPLES)
      .map((example) => ({ kind, ...example })),
  );
  const filled = new Set(rows.flatMap(({ row }) => Object.keys(row)));
  const first = rule.fields.filter((name) => filled.has(name));
  const named = [...first, ...[...filled].filter((name) => !first.includes(name))];
  const columns = named.flatMap((name) => fields.filter((field) => field.name === name)).slice(0, COLUMNS);
  if (rows.length === 0 || columns.length === 0) return null;
  return (
    <Sheet label={words.examples} className="finding-examples">
      <thead>
        <tr>
          <th scope="col">{words.examples}</th>
          {columns.map((field) => (
            <th key={field.name} scope="col">
              {fieldTitle(field, language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ kind, row, note }) => (
          <tr key={`${kind} ${JSON.stringify(row)}`} title={note}>
            <th scope="row" className={kind === 'pass' ? 'green' : 'red'}>
              {kind === 'pass' ? words.passes : words.fails}
            </th>
            {columns.map(({ name }) => (
              <td key={name}>{row[name] ?? words.nothing}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </Sheet>
  );
}
