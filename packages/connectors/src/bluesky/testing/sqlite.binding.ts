import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

/** The names that better-sqlite3 gives to the result codes on which the data server acts (sqlite.org/rescode.html). */
const codes: Record<number, string> = {
  5: 'SQLITE_BUSY',
  1555: 'SQLITE_CONSTRAINT_PRIMARYKEY',
  2067: 'SQLITE_CONSTRAINT_UNIQUE',
};

/**
 * What the reference data server asks of better-sqlite3, on the SQLite that Node itself carries: that package is
 * compiled at installation for whichever Node the machine has, which is not the one that runs here.
 */
// eslint-disable-next-line import/no-default-export -- takes the place of a package that has one
export default class Database {
  readonly #database: DatabaseSync;

  constructor(location: string) {
    this.#database = new DatabaseSync(location);
  }

  pragma(source: string): void {
    this.#database.exec(`PRAGMA ${source}`);
  }

  prepare(sql: string): object {
    const statement = named(() => this.#database.prepare(sql));
    return {
      reader: statement.columns().length > 0,
      all: (parameters: SQLInputValue[]) => named(() => statement.all(...parameters).map(withBuffers)),
      run: (parameters: SQLInputValue[]) => named(() => statement.run(...parameters)),
      iterate: (parameters: SQLInputValue[]) => rowsOf(statement, parameters),
    };
  }

  close(): void {
    this.#database.close();
  }
}

function* rowsOf(statement: StatementSync, parameters: SQLInputValue[]) {
  for (const row of statement.iterate(...parameters)) yield withBuffers(row);
}

function withBuffers(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name, value instanceof Uint8Array ? Buffer.from(value) : value]),
  );
}

function named<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    const code = codes[(error as { errcode?: number }).errcode ?? 0];
    throw code === undefined ? error : Object.assign(error as Error, { code });
  }
}
