import { Drawer } from 'antd';
import type { DatasetDetail, Field } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import { scrolls } from '../../parts/scrolls.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { definitionsWords } from '../../words/editor-definitions.ts';
import { useTitle, useWords } from '../../words/words.ts';

type Words = (typeof definitionsWords)['zh'];

const tones = { blocking: 'red', justify: 'amber', info: 'grey' } as const;

/** What must stand in a field, in words. */
function expectedOf(field: Field, codes: number, words: Words): string {
  const limits = field.constraints ?? {};
  const parts: string[] = [];
  if (limits.required === true) parts.push(words.required);
  parts.push(codes > 0 ? words.codes(codes) : words.type(field.type ?? 'string'));
  if (typeof limits.maxLength === 'number')
    parts.push(limits.minLength === limits.maxLength ? words.lengthExact(limits.maxLength) : words.lengthMost(limits.maxLength));
  if (limits.minimum !== undefined) parts.push(words.least(String(limits.minimum)));
  if (limits.maximum !== undefined) parts.push(words.most(String(limits.maximum)));
  if (field.liaison?.unit !== undefined) parts.push(words.unit(field.liaison.unit));
  return parts.join(words.sep);
}

/** The catalog's own words on this dataset, beside the table. */
export function Definitions(props: { readonly open: boolean; readonly detail: DatasetDetail; readonly onClose: () => void }) {
  const { dataset, codeLists, quarantined, version } = props.detail;
  const words = useWords(definitionsWords);
  const language = useLanguage((state) => state.language);
  const say = useTitle();
  const title = words.title(say(dataset.title));
  const stopped = new Set(quarantined.filter((rule) => rule.dataset === dataset.id).map((rule) => rule.rule));
  const { fields } = dataset.schema;
  const { rules } = dataset.liaison;
  return (
    <Drawer
      open={props.open}
      size={560}
      title={title}
      onClose={props.onClose}
      styles={{ body: { padding: 0, overflow: 'hidden' } }}
    >
      <div className="definitions" {...scrolls(title)}>
        <dl>
          <dt>{words.content}</dt>
          <dd>{say(dataset.liaison.content)}</dd>
          <dt>{words.standard}</dt>
          <dd>{say(dataset.liaison.standard)}</dd>
          <dt>{words.delivery}</dt>
          <dd>{dataset.liaison.delivery.map((way) => words.way(way)).join(' · ')}</dd>
          <dt>{words.version}</dt>
          <dd>{version}</dd>
        </dl>
        <h3>{words.fields(fields.length)}</h3>
        <Sheet label={words.fields(fields.length)}>
          <thead>
            <tr>
              <th scope="col">{words.field}</th>
              <th scope="col">{words.expected}</th>
              <th scope="col">{words.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => (
              <tr key={field.name}>
                <td>
                  {fieldTitle(field, language)}
                  <div className="quiet">{field.name}</div>
                </td>
                <td>
                  {expectedOf(field, codeLists[field.liaison?.codeList ?? '']?.entries.length ?? 0, words)}
                  {field.liaison?.level === 'S' ? (
                    <div>
                      <Tag tone="grey">{words.sensitive}</Tag>
                    </div>
                  ) : null}
                </td>
                <td>{field.liaison?.definition ? say(field.liaison.definition) : (field.description ?? '')}</td>
              </tr>
            ))}
          </tbody>
        </Sheet>
        <h3>{words.rules(rules.length)}</h3>
        {rules.length === 0 ? <p className="quiet">{words.noRules}</p> : null}
        {rules.map((rule) => (
          <div key={rule.id} className="definitions-rule">
            <Tag tone={tones[rule.severity]}>{words.severity(rule.severity)}</Tag> <b>{say(rule.title)}</b>
            {stopped.has(rule.id) ? <p className="amber">{words.quarantined}</p> : null}
            {rule.howToFix ? <p>{say(rule.howToFix)}</p> : null}
            {rule.clause === undefined ? null : (
              <p>
                {words.clause}
                {(language === 'en' ? rule.clauseEn : undefined) ?? rule.clause}
              </p>
            )}
          </div>
        ))}
      </div>
    </Drawer>
  );
}
