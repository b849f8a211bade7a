import { fold, sizeOf } from './fold.ts';
import { type IdentifierChecker, right, wrong } from './outcome.ts';
import { spoiled } from './spoiled.ts';
import { checkUscc } from './uscc.ts';

/** 排污许可证号: the holder's USCC (18) + 3 digits + letter. What is wrong or doubtful in the holder's code is said of that code. */
export const pwxk: IdentifierChecker = (raw) => {
  const value = fold(raw);
  if (value.length !== 22) {
    const harm = spoiled(raw, value);
    if (harm) return harm;
    return value.length === 18 && checkUscc(value, value).verdict !== 'invalid'
      ? wrong('pwxk/holderOnly', value)
      : wrong('pwxk/length', value, { size: sizeOf(raw, value) });
  }
  const tail = value.slice(18);
  if (!/^\d{3}[A-Z]$/.test(tail)) return wrong('pwxk/tail', value, { tail });
  const inner = checkUscc(raw, value.slice(0, 18));
  if (inner.verdict === 'invalid')
    return { ...inner, value, fix: inner.fix ? { kind: inner.fix.kind, text: inner.fix.text + tail } : null };
  return inner.verdict === 'doubtful' ? { ...inner, value } : right(raw, value);
};
