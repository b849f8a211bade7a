import type { Tx } from '../../store/tx.ts';
import type { Destruction, KeptItem } from '../model.ts';

/** The only SQL of the destruction record (销毁登记). Lines are added, never changed or deleted. */

interface Row {
  readonly id: number;
  readonly at: number;
  readonly who: string;
  readonly supervisor: string;
  readonly supervision: Destruction['supervision'];
  readonly reason: string;
  readonly items: string;
  readonly freed_pages: number;
  readonly backups: string;
}

/** How it is done, as it is recorded: overwritten, the file written anew, the log emptied. */
export const METHOD = 'overwrite+rewrite/1';
/** Until the file has been written anew. */
const NOT_YET = -1;

const destructionOf = ({ items, backups, freed_pages, ...row }: Row): Destruction => {
  const kept: readonly KeptItem[] = JSON.parse(items);
  const copies: Destruction['copies'] = JSON.parse(backups);
  return { ...row, items: kept, copies, freedPages: freed_pages === NOT_YET ? null : freed_pages };
};
const columns = 'id, at, who, supervisor, supervision, reason, items, freed_pages, backups';

export const recordsIn = (tx: Tx): Destruction[] =>
  tx.all<Row>(`SELECT ${columns} FROM destruction ORDER BY id DESC`).map(destructionOf);

export function recordOf(tx: Tx, id: number): Destruction | null {
  const row = tx.get<Row>(`SELECT ${columns} FROM destruction WHERE id = ?`, id);
  return row ? destructionOf(row) : null;
}

export const addRecord = (tx: Tx, made: Omit<Destruction, 'id' | 'freedPages' | 'copies'>): number =>
  tx.run(
    `INSERT INTO destruction (at, who, supervisor, supervision, reason, method, items, freed_pages) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
    made.at,
    made.who,
    made.supervisor,
    made.supervision,
    made.reason,
    METHOD,
    JSON.stringify(made.items),
    NOT_YET,
  ).lastId;

/** Records whose file was not yet written anew: the program ended in between, or somebody was reading. */
export const unfinished = (tx: Tx): boolean =>
  tx.get('SELECT 1 AS one FROM destruction WHERE freed_pages = ?', NOT_YET) !== undefined;

export const finish = (tx: Tx, freedPages: number): void =>
  void tx.run('UPDATE destruction SET freed_pages = ? WHERE freed_pages = ?', freedPages, NOT_YET);

export const setCopies = (tx: Tx, id: number, copies: Destruction['copies']): void =>
  void tx.run('UPDATE destruction SET backups = ? WHERE id = ?', JSON.stringify(copies), id);
