import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { command } from './burst.command.ts';
import { fieldsOf, readInstant } from './burst.csv.ts';

async function run(input: string, args: string[] = []) {
  const io = { stdin: Readable.from([input]), stdout: new PassThrough(), stderr: new PassThrough(), env: {} };
  const code = await command.run(args, io);
  io.stdout.end();
  io.stderr.end();
  return { code, lines: (await text(io.stdout)).split('\n').filter(Boolean), errors: await text(io.stderr) };
}

describe('beffroi burst', () => {
  const rows = Array.from({ length: 600 }, (_, index) => {
    const at = new Date(Date.UTC(2026, 0, 5) + index * 300_000).toISOString().replace('T', ' ').slice(0, 19);
    return `${at},${index === 580 ? 90 : index % 3}`;
  });

  it('writes one row for each row, with the columns that came in first', async () => {
    const { code, lines } = await run(['timestamp,value', ...rows].join('\n'));
    expect(code).toBe(0);
    expect(lines).toHaveLength(rows.length + 1);
    expect(lines[0]).toBe('timestamp,value,anomaly_score,expected_low,expected_high');
    expect(lines[1]?.startsWith(`${rows[0]},`)).toBe(true);
    const scores = lines.slice(1).map((line) => Number(line.split(',')[2]));
    expect(scores[580]).toBeGreaterThanOrEqual(0.5);
    expect(scores.filter((score) => score >= 0.5)).toHaveLength(1);
  });

  it('scores a row without those that follow', async () => {
    const whole = await run(['timestamp,value', ...rows].join('\n'));
    for (const length of [1, 10, 581]) {
      const part = await run(['timestamp,value', ...rows.slice(0, length)].join('\n'));
      expect(part.lines).toEqual(whole.lines.slice(0, length + 1));
    }
  });

  it('takes other columns, any order, quotes, and an empty count as not known', async () => {
    const { lines, errors } = await run(
      'name,VALUE,negative,Timestamp\n"Lille, centre",4,1,2026-01-05T00:00:00+01:00\n"a ""b""",,,1767571500\n',
    );
    expect(errors).toBe('');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^"Lille, centre",4,1,2026-01-05T00:00:00\+01:00,[\d.e-]+,[\d.]+,[\d.]+$/);
  });

  it('names bad rows by their line and goes on', async () => {
    const { code, lines, errors } = await run('timestamp,value\nyesterday,3\n2026-01-05 00:00:00,2\n');
    expect(errors).toBe("line 2: 'yesterday' is no timestamp\n");
    expect(lines).toHaveLength(2);
    expect(code).toBe(0);
  });

  it('fails when there is no such column, and is misused with a wrong option', async () => {
    expect((await run('a,b\n1,2\n')).code).toBe(1);
    expect((await run('', ['--sensitivity', 'high'])).code).toBe(2);
    expect((await run('', ['--nonsense'])).code).toBe(2);
  });

  it('reads instants as people write them', () => {
    const expected = Date.UTC(2026, 2, 2, 9, 5);
    for (const text of [
      '2026-03-02T09:05:00Z',
      '2026-03-02 09:05',
      '2026-03-02T10:05:00+0100',
      '1772442300',
      '1772442300000',
    ]) {
      expect(readInstant(text)).toBe(expected);
    }
    expect(fieldsOf('a,"b,""c""",')).toEqual(['a', 'b,"c"', '']);
  });
});
