export type Columns = { timestamp: number; value: number; negative?: number; reach?: number };

/** Where the named columns lie, in any order and case. */
export function columnsOf(header: string[]): Columns {
  const names = header.map((name) => name.trim().toLowerCase());
  const timestamp = names.indexOf('timestamp');
  const value = names.indexOf('value');
  if (timestamp < 0 || value < 0) throw new Error('the header names no column timestamp and value');
  const columns: Columns = { timestamp, value };
  if (names.includes('negative')) columns.negative = names.indexOf('negative');
  if (names.includes('reach')) columns.reach = names.indexOf('reach');
  return columns;
}

/** Cuts one line of CSV; quotes protect commas, doubled quotes stand for one. */
export function fieldsOf(line: string): string[] {
  if (!line.includes('"')) return line.split(',');
  const fields: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < line.length; index += 1) {
    const unit = line[index];
    if (unit === '"' && quoted && line[index + 1] === '"') {
      field += '"';
      index += 1;
    } else if (unit === '"') quoted = !quoted;
    else if (unit === ',' && !quoted) {
      fields.push(field);
      field = '';
    } else field += unit;
  }
  fields.push(field);
  return fields;
}

/** Milliseconds since 1970. A time without a zone is UTC. */
export function readInstant(text: string): number {
  const trimmed = text.trim();
  if (/^\d{9,11}(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1_000;
  if (/^\d{12,14}$/.test(trimmed)) return Number(trimmed);
  const match = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?)\s*(Z|[+-]\d\d:?\d\d)?)?$/i.exec(trimmed);
  if (match === null) throw new Error(`'${trimmed.slice(0, 40)}' is no timestamp`);
  const [, day, time = '00:00:00', zone = 'Z'] = match;
  const at = Date.parse(`${day}T${time.replace(',', '.')}${zone.toUpperCase().replace(/^([+-]\d\d)(\d\d)$/, '$1:$2')}`);
  if (Number.isNaN(at)) throw new Error(`'${trimmed.slice(0, 40)}' is no timestamp`);
  return at;
}

/** A count, or NaN for what is not known: empty, no number, below zero. */
export function readCount(text: string | undefined): number {
  const trimmed = text?.trim() ?? '';
  const number = trimmed === '' ? Number.NaN : Number(trimmed);
  return number >= 0 ? number : Number.NaN;
}
