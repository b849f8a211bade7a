import { Button, Popover } from 'antd';
import type { FontChoice } from '../../../shared/cases/letters/calls.ts';
import { letterWords } from '../../words/letter.ts';
import { useWords } from '../../words/words.ts';

const MOST_SIGNS = 12;

/** Which fonts stand for those of the standard, and characters that no font here has. */
export function FontNotice(props: { readonly fonts: readonly FontChoice[]; readonly missing: readonly string[] }) {
  const words = useWords(letterWords);
  const { fonts, missing } = props;
  const replaced = fonts.filter((font) => font.replaced);
  const list = (
    <ul className="letter-fonts">
      {fonts.map(({ role, wanted, used, replaced: other }) => (
        <li key={role} className={other ? 'amber' : undefined}>
          {other
            ? words.fontLine(words.roles[role], wanted, used ?? words.noFont)
            : words.fontLineProper(words.roles[role], used ?? words.noFont)}
        </li>
      ))}
      <li className="quiet">{words.fontsHint}</li>
    </ul>
  );
  return (
    <div className="letter-notice" aria-live="polite">
      {missing.length > 0 ? (
        <p className="red letter-missing" role="alert">
          {words.missing(missing.length, missing.slice(0, MOST_SIGNS).map(named).join(' '))}
        </p>
      ) : null}
      <Popover content={list} title={words.fontsTitle} trigger="click" placement="topLeft">
        <Button size="small" type="link" className={replaced.length > 0 ? 'letter-replaced' : undefined}>
          {replaced.length > 0 ? words.fontsReplaced(replaced.length) : words.fontsProper}
        </Button>
      </Popover>
    </div>
  );
}

/** A character this computer can show only as a box is told by its number. */
const named = (sign: string): string => `${sign} U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
