type Cell = string | number | null;

const encoder = new TextEncoder();

/**
 * Rows as CSV, streamed at the reader's pace: RFC 4180, semicolons, UTF-8 with its mark, which French spreadsheets open
 * by a double click.
 */
export function csvStream<Row>(
  header: readonly string[],
  pages: AsyncGenerator<readonly Row[]>,
  cellsOf: (row: Row) => readonly Cell[],
): ReadableStream<Uint8Array> {
  let started = false;
  return new ReadableStream({
    async pull(controller) {
      if (!started) {
        started = true;
        controller.enqueue(encoder.encode(`\u{feff}${line(header)}`));
        return;
      }
      const page = await pages.next();
      if (page.done) controller.close();
      else controller.enqueue(encoder.encode(page.value.map((row) => line(cellsOf(row))).join('')));
    },
    async cancel() {
      await pages.return(undefined);
    },
  });
}

function line(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

/** A spreadsheet runs what begins like a formula: such a cell gets an apostrophe first (OWASP, CSV injection). */
function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}]/u.test(value) ? `'${value}` : value;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
