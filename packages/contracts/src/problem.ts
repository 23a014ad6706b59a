import { z } from 'zod';

/** An error as the API gives it (RFC 9457), in the caller's language. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  /** Stable and dotted, for programs: `listening.watch_not_found`. */
  code: z.string(),
  detail: z.string().optional(),
  /** The fields at fault, by their path in the request: `body.query`. */
  fields: z.array(z.object({ path: z.string(), code: z.string(), message: z.string() })).optional(),
  /** What to quote to the person who runs the installation. */
  requestId: z.string().optional(),
});
export type Problem = z.infer<typeof problemSchema>;
