import { z } from 'zod';
import type { PostCounts } from '../publish.port.ts';

export const insightsSchema = z.object({
  data: z.array(
    z.object({
      name: z.string(),
      values: z.array(z.object({ value: z.number() })).optional(),
      total_value: z.object({ value: z.number() }).optional(),
    }),
  ),
});

/** Counts under our names; what is not told is absent. */
export function countsFrom(
  { data }: z.infer<typeof insightsSchema>,
  names: Record<string, keyof PostCounts>,
): PostCounts {
  const counts: PostCounts = {};
  for (const { name, values, total_value } of data) {
    const value = total_value?.value ?? values?.at(-1)?.value;
    const ours = names[name];
    if (ours && value !== undefined) counts[ours] = (counts[ours] ?? 0) + value;
  }
  return counts;
}
