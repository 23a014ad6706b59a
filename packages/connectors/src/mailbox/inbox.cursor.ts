import { z } from 'zod';

/**
 * Where the reading of a folder got to. Numbers hold as long as `validity` does (RFC 3501, 2.3.1.1); after that the
 * folder is read again from a day on, and what was told before is known by its identifier.
 */
const placeSchema = z.object({
  validity: z.string(),
  /** The last number that was read. */
  uid: z.number().int(),
  /** When the last mail that was read had arrived. */
  at: z.string(),
  /** Of the numbers below `until`, only what arrived since that day. */
  since: z.string().optional(),
  until: z.number().int().optional(),
});
export type FolderPlace = z.infer<typeof placeSchema>;

const cursorSchema = z.object({
  /** Nothing older than that was ever told. */
  begin: z.string(),
  inbox: placeSchema.optional(),
  sent: placeSchema.optional(),
});
export type MailCursor = z.infer<typeof cursorSchema>;

const day = 86_400_000;

/** A cursor as it was given; without one, or one that cannot be read, it begins a week back. */
export function readCursor(written: string | undefined, now: Date): MailCursor {
  try {
    return cursorSchema.parse(JSON.parse(written ?? ''));
  } catch {
    return { begin: new Date(now.getTime() - 7 * day).toISOString() };
  }
}

/**
 * From when on a folder is read whose numbers changed. Mails are told by when they arrived, and a month of overlap covers
 * what was moved in or came late.
 */
export function sinceOf({ begin }: MailCursor, place: FolderPlace | undefined): string {
  if (!place) return begin;
  const back = new Date(Date.parse(place.at) - 30 * day).toISOString();
  return back > begin ? back : begin;
}
