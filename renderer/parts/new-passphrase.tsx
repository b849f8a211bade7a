import { Input } from 'antd';
import { judgePassphrase, type PassphraseJudgement } from '../../shared/security/passphrase.ts';
import { Strength } from '../screens/enrol/strength.tsx';
import { enrolWords } from '../words/enrol.ts';
import { useWords } from '../words/words.ts';
import { Field } from './field.tsx';

export interface Typed {
  readonly first: string;
  readonly second: string;
}

export const nothingTyped: Typed = { first: '', second: '' };

/** Strong enough, and twice the same. */
export const isComplete = ({ first, second }: Typed, context: readonly string[] = []): boolean =>
  first === second && judgePassphrase(first, context).ok;

/** A passphrase to be set, twice; the engine's judge says at every key what is weak. */
export function NewPassphrase(props: {
  readonly value: Typed;
  readonly onChange: (value: Typed) => void;
  readonly label?: string;
  /** Words an attacker knows. */
  readonly context?: readonly string[];
  readonly disabled?: boolean;
  readonly focus?: boolean;
}) {
  const words = useWords(enrolWords);
  const { first, second } = props.value;
  const judged: PassphraseJudgement = judgePassphrase(first, props.context);
  const differs = second !== '' && !first.startsWith(second);
  return (
    <>
      <Field label={props.label ?? words.passphraseFirst} hint={<Strength text={first} judged={judged} />}>
        {(ids) => (
          <Input.Password
            {...ids}
            autoFocus={props.focus === true}
            autoComplete="new-password"
            value={first}
            disabled={props.disabled === true}
            onChange={(event) => props.onChange({ first: event.target.value, second })}
          />
        )}
      </Field>
      <Field
        label={words.passphraseSecond}
        hint={
          <span className={differs ? 'red' : ''} aria-live="polite">
            {differs ? words.differs : second !== '' && first === second ? words.same : words.remember}
          </span>
        }
      >
        {(ids) => (
          <Input.Password
            {...ids}
            autoComplete="new-password"
            value={second}
            disabled={props.disabled === true}
            status={differs ? 'error' : ''}
            onChange={(event) => props.onChange({ first, second: event.target.value })}
          />
        )}
      </Field>
    </>
  );
}
