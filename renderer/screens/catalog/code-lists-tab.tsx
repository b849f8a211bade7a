import { Input } from 'antd';
import { useState } from 'react';
import type { CodeEntry, CodeList, DatasetDetail } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import { Empty } from '../../parts/empty.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { useLanguage } from '../../state/language.ts';
import { catalogWords } from '../../words/catalog.ts';
import { seeks } from '../../words/seek.ts';
import { useTitle, useWords } from '../../words/words.ts';

/** Longer lists are searched rather than scrolled. */
const SHOWN = 200;
const SEARCH_FROM = 12;

export const listId = (name: string): string => `code-list-${name}`;

export function CodeListsTab({ detail }: { readonly detail: DatasetDetail }) {
  const words = useWords(catalogWords);
  const lists = Object.entries(detail.codeLists);
  if (lists.length === 0) return <Empty title={words.noCodes} />;
  return (
    <div className="catalog-lists">
      {lists.map(([name, list]) => (
        <List key={name} name={name} list={list} detail={detail} />
      ))}
    </div>
  );
}

function List({ name, list, detail }: { readonly name: string; readonly list: CodeList; readonly detail: DatasetDetail }) {
  const words = useWords(catalogWords);
  const title = useTitle();
  const language = useLanguage((state) => state.language);
  const [text, setText] = useState('');
  const heading = list.title ? title(list.title) : name;
  const users = detail.dataset.schema.fields.filter((field) => field.liaison?.codeList === name);
  const found = list.entries.filter((entry) => seeks(text, entry.code, entry.label, entry.labelEn));
  const shown = found.slice(0, SHOWN);
  const hasParent = list.entries.some((entry) => entry.parent !== undefined);
  const hasSpan = list.entries.some((entry) => entry.validFrom !== undefined || entry.validTo !== undefined);
  return (
    <section className="catalog-list" id={listId(name)} tabIndex={-1}>
      <header>
        <h3>{heading}</h3>
        <span className="quiet">
          {words.codes.count(list.entries.length)}
          {' · '}
          {words.codes.usedBy(users.map((field) => fieldTitle(field, language)).join(' · '))}
          {list.source === undefined ? null : ` · ${words.codes.source(list.source)}`}
        </span>
        {list.entries.length > SEARCH_FROM ? (
          <Input
            size="small"
            allowClear
            style={{ width: 180 }}
            aria-label={`${words.codes.search} ${heading}`}
            placeholder={words.codes.search}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        ) : null}
      </header>
      {found.length === 0 ? (
        <p className="quiet catalog-none">{words.codes.none}</p>
      ) : (
        <Sheet label={heading} className="catalog-codes">
          <thead>
            <tr>
              <th>{words.codes.code}</th>
              <th>{words.codes.label}</th>
              {hasParent ? <th>{words.codes.parent}</th> : null}
              {hasSpan ? <th>{words.codes.valid}</th> : null}
            </tr>
          </thead>
          <tbody>
            {shown.map((entry) => (
              <tr key={entry.code}>
                <td>
                  <code>{entry.code}</code>
                </td>
                <td>{language === 'en' ? (entry.labelEn ?? entry.label) : entry.label}</td>
                {hasParent ? <td>{entry.parent}</td> : null}
                {hasSpan ? <td>{spanWords(entry)}</td> : null}
              </tr>
            ))}
          </tbody>
        </Sheet>
      )}
      {found.length > SHOWN ? <p className="quiet catalog-none">{words.codes.more(found.length - SHOWN)}</p> : null}
    </section>
  );

  function spanWords({ validFrom, validTo }: CodeEntry): string {
    if (validFrom !== undefined && validTo !== undefined) return words.codes.span(validFrom, validTo);
    if (validFrom !== undefined) return words.codes.from(validFrom);
    return validTo === undefined ? words.codes.always : words.codes.until(validTo);
  }
}
