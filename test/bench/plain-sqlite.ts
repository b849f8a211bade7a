import Sqlite from 'better-sqlite3-multiple-ciphers';

/** The same driver, deaf to cipher and key: what it writes is plain. For measuring what encryption costs, nowhere else. */
export default class PlainSqlite extends Sqlite {
  override pragma(source: string, options?: Sqlite.PragmaOptions): unknown {
    return /^(cipher|key)=/.test(source) ? undefined : super.pragma(source, options);
  }
}
