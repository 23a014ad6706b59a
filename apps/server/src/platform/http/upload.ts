import type { PageCall } from './pages.ts';
import { requestTooLarge } from './refusals.ts';

export type UploadedFile = { name: string; declaredType: string; content: Uint8Array };
export type Upload = { form: URLSearchParams; files: UploadedFile[] };

const MOST_FILES = 20;

/**
 * What a form of a page sent, files included, whatever length it declared. What cannot be read is an empty form.
 * A form without files was read already, by the page.
 *
 * @throws request.too_large past `maxBytes`
 */
export async function readUpload({ form: read, request }: PageCall, maxBytes: number): Promise<Upload> {
  const type = request.headers.get('content-type') ?? '';
  if (!type.startsWith('multipart/form-data')) return { form: read, files: [] };
  const body = await readWithin(request, maxBytes);
  let sent: FormData;
  try {
    sent = await new Response(body, { headers: { 'content-type': type } }).formData();
  } catch {
    return { form: new URLSearchParams(), files: [] };
  }
  const form = new URLSearchParams();
  const files: UploadedFile[] = [];
  for (const [key, value] of sent) {
    if (typeof value === 'string') form.append(key, value.replaceAll('\r\n', '\n'));
    // A field of files that was left empty sends one without name or bytes.
    else if (value.size > 0 && files.length < MOST_FILES)
      files.push({ name: value.name, declaredType: value.type, content: new Uint8Array(await value.arrayBuffer()) });
  }
  return { form, files };
}

async function readWithin(request: Request, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => requestTooLarge({ values: { limit: maxBytes } });
  if (Number(request.headers.get('content-length') ?? 0) > maxBytes) throw tooLarge();
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of request.body ?? []) {
    bytes += part.byteLength;
    if (bytes > maxBytes) throw tooLarge();
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
