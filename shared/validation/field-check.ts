import type { Day } from '../base/clock.ts';
import type { CodeList } from '../catalog/model.ts';
import { isBlank, isPadded } from './blank.ts';
import { boundChecks } from './checks/bounds.ts';
import { type CellCheck, finding, shown } from './checks/cell.ts';
import { choiceChecks, codeListCheck, codeOf } from './checks/choices.ts';
import { damageOf } from './checks/damage.ts';
import { digitChecks } from './checks/digits.ts';
import { lengthChecks } from './checks/length.ts';
import { formRepairs, unitWordRepair } from './checks/repairs.ts';
import { type IdentifierOutcome, identifiers, isIdentifierName } from './identifiers/index.ts';
import { personChecks } from './identifiers/person-checks.ts';
import type { Cell, Finding, Fix } from './model.ts';
import { type QuickCheck, quickCheckOf } from './quick-check.ts';
import { SchemaFault } from './schema/fault.ts';
import type { ParsedField } from './schema/parsed.ts';
import type { Typed } from './types/read.ts';

export interface CellOutcome {
  /** Typed value; null when empty or not of its type. */
  readonly value: Typed | null;
  /** Null when clean. */
  readonly findings: readonly Finding[] | null;
}

/** One field, compiled: its whole check, and its typed and canonical readings. */
export interface FieldCheck {
  readonly field: ParsedField;
  /** Whether the cell alone decides, and not its neighbours in the row. */
  readonly alone: boolean;
  isMissing(cell: Cell): boolean;
  /** Tells most clean cells apart before `check` is asked; null where none can be. */
  readonly quick: QuickCheck | null;
  check(cell: Cell, row: readonly Cell[]): CellOutcome;
  typed(cell: Cell): Typed | null;
  /** The text as it should be written (normalised identifier, code for label); the raw text when nothing is known. */
  canonical(cell: string): string;
}

const empty: CellOutcome = { value: null, findings: null };

/** Compiles a field; refuses unknown identifiers and code lists with their path. */
export function compileField(
  field: ParsedField,
  path: string,
  codeLists: Readonly<Record<string, CodeList>>,
  position: ReadonlyMap<string, number>,
  today: Day,
): FieldCheck {
  const { liaison, missing, read } = field;
  const identifierName = liaison?.identifier;
  if (identifierName !== undefined && !isIdentifierName(identifierName))
    throw new SchemaFault(`${path}/liaison/identifier`, `there is no checker “${identifierName}”`);
  const checker = identifierName === undefined ? null : identifiers[identifierName];
  const typeAt = liaison?.identifierType === undefined ? undefined : position.get(liaison.identifierType);
  if (liaison?.identifierType !== undefined && typeAt === undefined)
    throw new SchemaFault(`${path}/liaison/identifierType`, `there is no field “${liaison.identifierType}”`);
  const listName = liaison?.codeList;
  const list = listName !== undefined && Object.hasOwn(codeLists, listName) ? codeLists[listName] : undefined;
  if (listName !== undefined && !list) throw new SchemaFault(`${path}/liaison/codeList`, `there is no code list “${listName}”`);

  const damage = liaison ? damageOf(field) : null;
  const checks: CellCheck[] = [...lengthChecks(field), ...boundChecks(field), ...choiceChecks(field), ...digitChecks(field)];
  const inList = listName !== undefined && list ? codeListCheck(field, listName, list, today) : null;
  const toCode = list ? codeOf(list, today) : null;
  const blankIsMissing = liaison !== null;

  const longestMissing = Math.max(0, ...[...missing.keys()].map((text) => text.length));
  const isMissing = (cell: Cell): boolean =>
    cell === null || (cell.length <= longestMissing && missing.has(cell)) || (blankIsMissing && isBlank(cell));
  // One for all rows: no checker keeps it.
  const context: { readonly today: Day; type?: string | null } = { today };
  const identify = (text: string, row: readonly Cell[]): IdentifierOutcome | null => {
    if (!checker) return null;
    if (typeAt !== undefined) context.type = row[typeAt] ?? null;
    return checker(text, context);
  };
  const ofPerson = personChecks(field, path, position);

  const trims = liaison !== null && field.type === 'string' && !checker && !inList;

  /** The value of a cell nothing can be said against, as nearly all are; null = it has to be examined. */
  const atOnce = (cell: string, row: readonly Cell[]): Typed | null => {
    if (damage?.(cell) || (trims && isPadded(cell))) return null;
    const got = read(cell);
    if (!got.ok || got.better !== null) return null;
    let { value } = got;
    if (checker && identify(cell, row)?.verdict !== 'valid') return null;
    if (inList?.(cell, value)) return null;
    if ((checker || inList) && value.t !== 'text') value = { t: 'text', v: cell };
    for (let at = 0; at < checks.length; at++) if (checks[at]?.(cell, value)) return null;
    for (let at = 0; at < ofPerson.length; at++) if (ofPerson[at]?.(cell, cell, row)) return null;
    return value;
  };

  const alone = typeAt === undefined && ofPerson.length === 0;
  /** Codes of the list that were found clean: of them nothing more is to be asked. */
  const clean = inList && alone ? new Set<string>() : null;
  const isRight = (cell: string, row: readonly Cell[]): boolean =>
    (!checker || identify(cell, row)?.verdict === 'valid') && ofPerson.every((agrees) => agrees(cell, cell, row) === null);

  return {
    field,
    alone,
    isMissing,
    quick:
      inList && !clean
        ? null
        : quickCheckOf({
            field,
            isSpoilt: damage && ((cell) => damage(cell) !== null),
            trims,
            isRight: checker || ofPerson.length > 0 ? isRight : null,
            clean,
          }),
    check(cell, row) {
      if (cell === null || isMissing(cell))
        return field.constraints.required ? { value: null, findings: [unfilled(field, cell)] } : empty;
      const plain = atOnce(cell, row);
      if (plain) {
        clean?.add(cell);
        return { value: plain, findings: null };
      }
      const notes: Finding[] = [];
      const harmed = damage?.(cell);
      // A tail of zeros with a right check digit may be a real number (one resident id in a thousand): asked, not refused.
      if (harmed?.detail === 'damage/precision' && (identify(cell, row)?.verdict ?? 'invalid') !== 'invalid')
        notes.push({ ...harmed, severity: 'justify' });
      else if (harmed) return { value: null, findings: [harmed] };
      const got = read(cell);
      if (!got.ok) {
        const fix = got.bad === 'unitWord' ? unitWordRepair(field, cell) : null;
        const data = { value: shown(cell), type: field.type };
        const parts = fix && read(fix.text).ok ? { data, fix } : { data };
        return { value: null, findings: [finding('cell/type', field.name, `type/${got.bad}`, parts)] };
      }
      let text = got.better ?? cell;
      let { value } = got;
      if (got.better !== null)
        notes.push(
          normalised(
            'cell/type',
            field,
            `normalised/${got.note}`,
            cell,
            got.better,
            got.note === 'number' || got.note === 'integerPoint' ? 'number' : 'date',
          ),
        );
      else if (trims && isPadded(cell)) {
        text = cell.trim();
        value = { t: 'text', v: text };
        notes.push(normalised('cell/type', field, 'normalised/space', cell, text, 'trim'));
      }
      const known = identify(text, row);
      if (known) {
        if (known.verdict === 'invalid')
          return {
            value,
            findings: [
              finding('cell/identifier', field.name, known.detail, {
                data: { ...known.data, value: shown(cell) },
                ...(known.fix ? { fix: known.fix } : {}),
              }),
            ],
          };
        if (known.verdict === 'normalised')
          notes.push(normalised('cell/identifier', field, 'normalised/identifier', cell, known.value, 'normalise'));
        else if (known.verdict === 'doubtful')
          notes.push(
            finding('cell/identifier', field.name, known.detail, {
              severity: 'justify',
              data: { ...known.data, value: shown(cell) },
            }),
          );
        text = known.value;
        value = { t: 'text', v: text };
      }
      if (inList && toCode) {
        const off = inList(cell, value);
        if (off) notes.push(off);
        if (off && off.severity === 'blocking') return { value: null, findings: notes };
        text = toCode(cell);
        value = { t: 'text', v: text };
      }
      const before = notes.length;
      for (const check of checks) {
        const off = check(text, value);
        if (off) notes.push(off);
      }
      // Once per cell: a repair makes all of its findings go.
      const first = liaison && !checker && !inList ? notes[before] : undefined;
      if (first && !first.fix) {
        const holds = (form: string): boolean => checks.every((check) => check(form, { t: 'text', v: form }) === null);
        const fix = formRepairs(field, text).find((repair) => holds(repair.text));
        if (fix) notes[before] = { ...first, fix };
      }
      for (const agrees of ofPerson) {
        const off = agrees(cell, text, row);
        if (off) notes.push(off);
      }
      return { value, findings: notes.length > 0 ? notes : null };
    },
    typed(cell) {
      if (cell === null || isMissing(cell)) return null;
      const got = read(cell);
      if (!got.ok) return null;
      if (toCode) return { t: 'text', v: toCode(cell) };
      const known = checker ? checker(cell, { today }) : null;
      return known ? { t: 'text', v: known.value } : got.value;
    },
    canonical(cell) {
      if (toCode) return toCode(cell);
      if (checker) return checker(cell, { today }).value;
      const got = read(cell);
      if (got.ok && got.better !== null) return got.better;
      return liaison && field.type === 'string' ? cell.trim() : cell;
    },
  };
}

/** A text that stands for "no value" is named with its label, so that nobody wonders what is empty there. */
function unfilled(field: ParsedField, cell: Cell): Finding {
  const meaning = cell === null ? null : field.missing.get(cell);
  return typeof meaning === 'string' && cell !== null && cell !== ''
    ? finding('cell/required', field.name, 'required/missing', { data: { value: shown(cell), meaning: shown(meaning) } })
    : finding('cell/required', field.name, 'required');
}

function normalised(
  code: 'cell/type' | 'cell/identifier',
  field: ParsedField,
  detail: string,
  cell: string,
  text: string,
  kind: Fix['kind'],
): Finding {
  return finding(code, field.name, detail, {
    severity: 'info',
    data: { value: shown(cell), better: shown(text) },
    fix: { kind, text },
  });
}
