import { Button } from 'antd';
import type { DatasetDetail, Field } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useLanguage } from '../../state/language.ts';
import { catalogWords } from '../../words/catalog.ts';
import { fieldWords } from '../../words/catalog-fields.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { exampleOf, isRequired, type Limit, limitsOf } from './field-facts.ts';

/** Every field with all that is asked of it, in words. */
export function FieldsTab({
  detail,
  onCodeList,
}: {
  readonly detail: DatasetDetail;
  readonly onCodeList: (name: string) => void;
}) {
  const words = useWords(catalogWords);
  const { field } = useWords(fieldWords);
  const { fields } = detail.dataset.schema;
  return (
    <Sheet label={words.tabs.fields} className="catalog-fields">
      <thead>
        <tr>
          <th>{field.code}</th>
          <th>{field.name}</th>
          <th>{field.type}</th>
          <th>{field.required}</th>
          <th>{field.limits}</th>
          <th>{field.level}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((one) => (
          <FieldRow key={one.name} field={one} detail={detail} onCodeList={onCodeList} />
        ))}
      </tbody>
    </Sheet>
  );
}

function FieldRow(props: { readonly field: Field; readonly detail: DatasetDetail; readonly onCodeList: (name: string) => void }) {
  const words = useWords(fieldWords);
  const { level: levels, levelText } = useWords(catalogWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const { field, detail } = props;
  const types: Readonly<Record<string, string>> = words.types;
  const type = field.type ?? 'any';
  const definition = field.liaison?.definition;
  const example = exampleOf(field, detail.dataset.liaison.rules);
  const level = field.liaison?.level;
  return (
    <tr className="sheet-row">
      <td>
        <code>{field.name}</code>
      </td>
      <td>
        <span className="strong">{fieldTitle(field, language)}</span>
        <div className="quiet">
          {[definition ? title(definition) : field.description, example === null ? undefined : words.example(example)]
            .filter((said) => said !== undefined)
            .join(' · ')}
        </div>
      </td>
      <td>{types[type] ?? words.otherType(type)}</td>
      <td>{isRequired(field) ? words.yes : <span className="quiet">{words.optional}</span>}</td>
      <td>
        <ul className="catalog-limits">
          {limitsOf(field).map((limit) => (
            <li key={limit.kind}>
              <LimitWords limit={limit} detail={detail} onCodeList={props.onCodeList} />
            </li>
          ))}
        </ul>
      </td>
      <td>
        {level === undefined ? null : (
          <span title={levelText[level]}>
            {level === 'S' ? <Tag tone="amber">{levels.S}</Tag> : <span className="quiet">{levels.G}</span>}
          </span>
        )}
      </td>
    </tr>
  );
}

function LimitWords(props: {
  readonly limit: Limit;
  readonly detail: DatasetDetail;
  readonly onCodeList: (name: string) => void;
}) {
  const { part, identifiers, otherIdentifier } = useWords(fieldWords);
  const title = useTitle();
  const { limit, detail } = props;
  const known: Readonly<Record<string, string>> = identifiers;
  switch (limit.kind) {
    case 'length':
    case 'maxLength':
    case 'minLength':
    case 'scale':
      return part[limit.kind](limit.n);
    case 'lengthBetween':
      return part.lengthBetween(limit.min, limit.max);
    case 'digits':
      return part.digits(limit.total, limit.scale);
    case 'minimum':
    case 'maximum':
    case 'above':
    case 'below':
      return part[limit.kind](limit.value);
    case 'between':
      return part.between(limit.low, limit.high);
    case 'unique':
      return part.unique;
    case 'oneOf':
      return part.oneOf(limit.values.join(' · '));
    case 'pattern':
    case 'unit':
      return part[limit.kind](limit.text);
    case 'identifier':
      return part.identifier(known[limit.text] ?? otherIdentifier(limit.text));
    case 'codeList': {
      const list = detail.codeLists[limit.text];
      const name = part.codeList(list?.title ? title(list.title) : limit.text);
      return list ? (
        <Button type="link" size="small" className="catalog-link" onClick={() => props.onCodeList(limit.text)}>
          {name}
        </Button>
      ) : (
        name
      );
    }
  }
}
