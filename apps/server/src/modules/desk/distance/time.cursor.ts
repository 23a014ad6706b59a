import { idSchema } from '@beffroi/contracts';
import { cursorInvalid } from '../desk.errors.ts';

/** Where a list by time goes on: the last that was shown. */
export type TimeCursor = { at: Date; id: string };

export function writeTimeCursor(last: TimeCursor): string {
  return Buffer.from(`${last.at.toISOString()} ${last.id}`).toString('base64url');
}

/** @throws desk.cursor_invalid */
export function readTimeCursor(text: string | undefined): TimeCursor | undefined {
  if (text === undefined) return undefined;
  const [instant = '', id = ''] = Buffer.from(text, 'base64url').toString().split(' ');
  const at = new Date(instant);
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(instant) || Number.isNaN(at.getTime()) || !idSchema.safeParse(id).success)
    throw cursorInvalid();
  return { at, id };
}
