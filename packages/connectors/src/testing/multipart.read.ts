import type { StubCall } from './stub-network.ts';

/** The fields and files of a form (RFC 7578), read by the platform's own parser. */
export async function readMultipart({ headers, body }: StubCall): Promise<{
  fields: Record<string, string>;
  files: { field: string; name: string; type: string; bytes: Uint8Array }[];
}> {
  const form = await new Response(Uint8Array.from(body), {
    headers: { 'content-type': headers['content-type'] ?? '' },
  }).formData();
  const fields: Record<string, string> = {};
  const files: { field: string; name: string; type: string; bytes: Uint8Array }[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') fields[field] = value;
    else files.push({ field, name: value.name, type: value.type, bytes: new Uint8Array(await value.arrayBuffer()) });
  }
  return { fields, files };
}
