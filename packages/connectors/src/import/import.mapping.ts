import { importFields } from '@beffroi/contracts';
import { z } from 'zod';

export type ImportField = (typeof importFields)[number];

/** Which column holds which field, as a person settled it on screen. */
export const importMappingSchema = z
  .partialRecord(z.enum(importFields), z.string().min(1))
  .refine(({ text, title }) => text !== undefined || title !== undefined, {
    error: 'text or title must have a column',
  });
export type ImportMapping = z.infer<typeof importMappingSchema>;

/** How the cells are to be read. */
export const importReadingSchema = z.object({
  /** Of the dates that do not say theirs; IANA name. */
  timeZone: z
    .string()
    .refine((name) => Intl.supportedValuesOf('timeZone').includes(name) || name === 'UTC', { error: 'not a time zone' })
    .default('Europe/Paris'),
  /** Whether `03/04/2026` is 3 April or 4 March. */
  dateOrder: z.enum(['day-month', 'month-day']).default('day-month'),
});
export type ImportReading = z.infer<typeof importReadingSchema>;
