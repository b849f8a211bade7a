import type { Field } from '../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../shared/catalog/titles.ts';
import { useLanguage } from '../../state/language.ts';
import { ruleWords } from '../../words/catalog-rules.ts';
import { useWords } from '../../words/words.ts';
import { type Piece, readable } from './readable.ts';

/** A rule's condition with field names for codes and words for signs; as written where it cannot be read. */
export function Expression({ expression, fields }: { readonly expression: string; readonly fields: readonly Field[] }) {
  const words = useWords(ruleWords);
  const language = useLanguage((state) => state.language);
  const titles = new Map(fields.map((field) => [field.name, fieldTitle(field, language)]));
  const names: Readonly<Record<string, string>> = words.names;
  const functions: Readonly<Record<string, string>> = words.functions;
  const joints: Readonly<Record<string, string>> = { '&&': words.and, '||': words.or, '!': words.not };
  const pieces = readable(expression, new Set(titles.keys()));
  if (pieces === null) return <code className="catalog-code">{expression}</code>;
  return (
    <span className="catalog-expression">
      {pieces.map((piece) => (
        <span key={piece.at}>{shown(piece)}</span>
      ))}
    </span>
  );

  function shown(piece: Piece) {
    switch (piece.kind) {
      case 'field':
        return <b title={piece.text}>{titles.get(piece.text) ?? piece.text}</b>;
      case 'function':
        return ` ${functions[piece.text] ?? piece.text}`;
      case 'name':
        return names[piece.text] ?? piece.text;
      case 'operator':
        return piece.text in joints ? <em> {joints[piece.text]} </em> : ` ${piece.text} `;
      case 'text':
        return piece.text === ',' ? ', ' : piece.text;
    }
  }
}
