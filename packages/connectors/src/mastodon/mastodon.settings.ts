import { z } from 'zod';

/** `piaille.fr`, `https://piaille.fr/` or a page of the server: kept as its base address. */
export const serverSchema = z
  .string()
  .trim()
  .min(1)
  .transform((typed, check) => {
    const url = URL.parse(/^https?:\/\//i.test(typed) ? typed : `https://${typed}`);
    if (url && /^https?:$/.test(url.protocol) && url.hostname !== '') return url.origin;
    check.addIssue({ code: 'custom', message: 'not a server address, such as piaille.fr' });
    return z.NEVER;
  });

/** With or without `#`; accents and case are kept, the server folds them. */
export const hashtagSchema = z
  .string()
  .trim()
  .transform((typed) => typed.replace(/^#/, ''))
  .pipe(z.string().regex(/^[\p{L}\p{N}\p{M}_·]{1,100}$/u, 'not a hashtag'));

export const tokenSchema = z.string().trim().min(1).max(500);
