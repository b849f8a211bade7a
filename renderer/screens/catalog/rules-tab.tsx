import { Alert } from 'antd';
import type { DatasetDetail, Field, Rule } from '../../../shared/catalog/model.ts';
import { fieldTitle, titleOfField } from '../../../shared/catalog/titles.ts';
import { Empty } from '../../parts/empty.tsx';
import { Tag, type Tone } from '../../parts/tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { catalogWords } from '../../words/catalog.ts';
import { ruleWords } from '../../words/catalog-rules.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { BatchScope, ExampleTables } from './batch-rule.tsx';
import { Expression } from './expression.tsx';
import { openMessage } from './readable.ts';

const tones: Readonly<Record<Rule['severity'], Tone>> = { blocking: 'red', justify: 'amber', info: 'grey' };

/** The rules across fields: what each demands, how grave it is and since when, with its own examples. */
export function RulesTab({ detail }: { readonly detail: DatasetDetail }) {
  const words = useWords(catalogWords);
  const { rules } = detail.dataset.liaison;
  const reasons = new Map(detail.quarantined.map(({ rule, reason }) => [rule, reason]));
  return (
    <>
      {detail.quarantined.length > 0 ? (
        <Alert
          type="warning"
          showIcon
          className="catalog-quarantine"
          title={words.quarantine(detail.quarantined.length)}
          description={
            <>
              {words.quarantineText}
              <ul>
                {detail.quarantined.map(({ rule, reason }) => (
                  <li key={rule}>
                    <code>{rule}</code> {reason}
                  </li>
                ))}
              </ul>
            </>
          }
        />
      ) : null}
      {rules.length === 0 ? <Empty title={words.noRules} /> : null}
      <ul className="catalog-rules">
        {rules.map((rule) => (
          <RuleItem key={rule.id} rule={rule} fields={detail.dataset.schema.fields} off={reasons.has(rule.id)} />
        ))}
      </ul>
    </>
  );
}

function RuleItem({ rule, fields, off }: { readonly rule: Rule; readonly fields: readonly Field[]; readonly off: boolean }) {
  const words = useWords(ruleWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const nameOf = (name: string): string => titleOfField(fields, name, language);
  return (
    <li>
      <header>
        <h3>{title(rule.title)}</h3>
        <Tag tone={tones[rule.severity]}>{words.severity[rule.severity]}</Tag>
        {off ? <Tag tone="amber">{words.quarantined}</Tag> : null}
        <span className="quiet">
          {words.severityText[rule.severity]} · {whenWords()}
          {rule.missing === 'null' ? ` · ${words.missingNull}` : null}
        </span>
        <code className="quiet catalog-rule-id">{rule.id}</code>
      </header>
      <dl>
        <dt>{words.expression}</dt>
        <dd>
          <Expression expression={rule.expression} fields={fields} />
          <details>
            <summary className="quiet">{words.raw}</summary>
            <code className="catalog-code">{rule.expression}</code>
          </details>
        </dd>
        {rule.scope === 'batch' ? (
          <>
            <dt>{words.batch.scope}</dt>
            <dd>
              <BatchScope rule={rule} nameOf={nameOf} />
            </dd>
          </>
        ) : null}
        <dt>{words.message}</dt>
        <dd>{openMessage(title(rule.message))}</dd>
        {rule.howToFix ? (
          <>
            <dt>{words.fix}</dt>
            <dd>{title(rule.howToFix)}</dd>
          </>
        ) : null}
        {rule.clause === undefined ? null : (
          <>
            <dt>{words.clause}</dt>
            <dd>{(language === 'en' ? rule.clauseEn : undefined) ?? rule.clause}</dd>
          </>
        )}
        <dt>{words.pass}</dt>
        <dd>
          <Examples examples={rule.examples.pass} fields={fields} sign="✓" />
        </dd>
        <dt>{words.fail}</dt>
        <dd>
          <Examples examples={rule.examples.fail} fields={fields} sign="✕" />
        </dd>
      </dl>
    </li>
  );

  function whenWords(): string {
    if (rule.effectiveFrom === undefined) return words.always;
    const before = rule.severityBefore === undefined ? words.silent : words.before(words.severity[rule.severityBefore]);
    return `${words.from(rule.effectiveFrom)} · ${before}`;
  }
}

function Examples(props: {
  readonly examples: Rule['examples']['pass'];
  readonly fields: readonly Field[];
  readonly sign: string;
}) {
  const words = useWords(ruleWords);
  const language = useLanguage((state) => state.language);
  const titles = new Map(props.fields.map((field) => [field.name, fieldTitle(field, language)]));
  const names: Readonly<Record<string, string>> = words.names;
  return (
    <ul className="catalog-examples">
      {props.examples.map((example) => (
        <li key={JSON.stringify(example)}>
          <span aria-hidden="true">{props.sign}</span>{' '}
          {Object.entries(example.row).map(([name, value]) => (
            <span key={name} className="catalog-value">
              <span className="quiet">{titles.get(name) ?? names[name] ?? name}</span>{' '}
              {value === null || value === '' ? words.empty : <code>{value}</code>}
            </span>
          ))}
          <ExampleTables example={example} nameOf={(name) => titles.get(name) ?? name} />
          {example.note === undefined ? null : <span className="quiet">{example.note}</span>}
        </li>
      ))}
    </ul>
  );
}
