import { z } from 'zod';

function addressSchema(protocols: RegExp, scheme: string) {
  return z
    .string()
    .trim()
    .min(1)
    .transform((typed, check) => {
      const url = URL.parse(/^[a-z]+:\/\//i.test(typed) ? typed : `${scheme}://${typed}`);
      if (url && protocols.test(url.protocol) && url.hostname !== '') return `${url.protocol}//${url.host}`;
      check.addIssue({ code: 'custom', message: `not an address such as ${scheme}://bsky.social` });
      return z.NEVER;
    });
}

/** `bsky.social`, `https://pds.ville.example/`: kept as its base address. */
export const serviceSchema = addressSchema(/^https?:$/, 'https');
/** `wss://jetstream2.us-west.bsky.network`. */
export const streamServiceSchema = addressSchema(/^wss?:$/, 'wss');

export const identifierSchema = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/^@/, ''))
  .pipe(z.string().min(3).max(253));
export const appPasswordSchema = z.string().trim().min(1).max(200);

/** Words, phrases, or with a final `*` their beginning. */
export const keywordsSchema = z.array(z.string().trim().min(2).max(100)).max(500);
