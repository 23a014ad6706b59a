/** A part of a message, by where it stands in its bytes (RFC 2045); enough to answer BODYSTRUCTURE and BODY[1.2]. */
export type MimePart = {
  header: [from: number, to: number];
  body: [from: number, to: number];
  headers: Map<string, string>;
  type: string;
  subtype: string;
  params: Map<string, string>;
  parts: MimePart[];
};

export function readMime(raw: Buffer, from = 0, to = raw.length, isDigest = false): MimePart {
  const gap = endOfHeader(raw, from, to);
  const headers = readHeaders(raw.toString('latin1', from, gap.end));
  const [type = 'text/plain', params] = valueOf(
    headers.get('content-type') ?? (isDigest ? 'message/rfc822' : 'text/plain; charset=us-ascii'),
  );
  const [main = 'text', sub = 'plain'] = type.split('/');
  const boundary = params.get('boundary');
  const parts =
    main === 'multipart' && boundary !== undefined
      ? splitParts(raw, gap.body, to, boundary).map(([start, end]) => readMime(raw, start, end, sub === 'digest'))
      : [];
  return { header: [from, gap.body], body: [gap.body, to], headers, type: main, subtype: sub, params, parts };
}

/** `name` in lower case to value, unfolded; the first of each. */
export function readHeaders(block: string): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of block.replaceAll(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at <= 0) continue;
    const name = line.slice(0, at).trim().toLowerCase();
    if (!headers.has(name)) headers.set(name, line.slice(at + 1).trim());
  }
  return headers;
}

/** A header value and its parameters. */
export function valueOf(written: string): [string, Map<string, string>] {
  const params = new Map<string, string>();
  for (const [, name = '', quoted, bare] of written.matchAll(/;\s*([^\s=;]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;\s]*))/g))
    params.set(name.toLowerCase(), quoted ?? bare ?? '');
  return [(written.split(';')[0] ?? '').trim().toLowerCase(), params];
}

function endOfHeader(raw: Buffer, from: number, to: number): { end: number; body: number } {
  if (raw[from] === 0x0d && raw[from + 1] === 0x0a) return { end: from, body: from + 2 };
  const crlf = raw.indexOf('\r\n\r\n', from);
  if (crlf !== -1 && crlf < to) return { end: crlf, body: Math.min(to, crlf + 4) };
  const lf = raw.indexOf('\n\n', from);
  return lf !== -1 && lf < to ? { end: lf, body: Math.min(to, lf + 2) } : { end: to, body: to };
}

function splitParts(raw: Buffer, from: number, to: number, boundary: string): [number, number][] {
  const parts: [number, number][] = [];
  const mark = Buffer.from(`--${boundary}`);
  let start: number | undefined;
  let at = raw.indexOf(mark, from);
  while (at !== -1 && at < to) {
    const lineStart = at === from || raw[at - 1] === 0x0a;
    if (lineStart) {
      const before = raw[at - 2] === 0x0d ? at - 2 : at - 1;
      if (start !== undefined) parts.push([start, Math.max(start, before)]);
      const after = at + mark.length;
      if (raw[after] === 0x2d && raw[after + 1] === 0x2d) return parts;
      const newline = raw.indexOf(0x0a, after);
      start = newline === -1 ? to : newline + 1;
    }
    at = raw.indexOf(mark, at + mark.length);
  }
  if (start !== undefined) parts.push([start, to]);
  return parts;
}
