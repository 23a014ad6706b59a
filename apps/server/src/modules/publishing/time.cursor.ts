import { cursorInvalid } from './publishing.errors.ts';

/** Where a list by time goes on: the last that was shown. */
export type TimeCursor = { at: Date; id: string };

export function writeTimeCursor(last: TimeCursor): string {
  return Buffer.from(`${last.at.toISOString()} ${last.id}`).toString('base64url');
}

/** @throws publishing.cursor_invalid */
export function readTimeCursor(text: string | undefined): TimeCursor | undefined {
  if (text === undefined) return undefined;
  const [instant = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(instant) || !/^[a-z]{3}_[0-9a-z]+$/.test(id)) throw cursorInvalid();
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) throw cursorInvalid();
  return { at, id };
}
