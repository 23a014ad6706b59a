/** A file inside `winmail.dat`. */
export type TnefFile = { name: string; content: Uint8Array };
export type TnefRead = { files: TnefFile[]; text?: string };

const attachmentBegins = 0x9002;
const attachmentTitle = 0x8010;
const attachmentData = 0x800f;
const attachmentProperties = 0x9005;
const bodyText = 0x800c;
const longFileName = 0x3707;

/**
 * Unpacks `winmail.dat`, which Outlook sends in place of attachments (MS-OXTNEF): a list of attributes, each with its
 * length and a checksum, that of an attachment followed by its title, its properties and its data.
 * @returns undefined when it is damaged
 */
export function readTnef(bytes: Uint8Array): TnefRead | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.length < 6 || view.readUInt32LE(0) !== 0x223e9f78) return undefined;
  const files: { name?: string; content?: Uint8Array }[] = [];
  let text: string | undefined;
  let at = 6;
  while (at + 9 <= view.length) {
    const id = view.readUInt16LE(at + 1);
    const length = view.readUInt32LE(at + 5);
    const data = view.subarray(at + 9, at + 9 + length);
    if (data.length < length) return undefined;
    const file = files.at(-1);
    if (id === attachmentBegins) files.push({});
    else if (id === bodyText) text = textOf(data);
    else if (file && id === attachmentTitle) file.name ??= textOf(data);
    else if (file && id === attachmentData) file.content = data;
    else if (file && id === attachmentProperties) {
      const name = longNameOf(data);
      if (name !== undefined) file.name = name;
    }
    at += 9 + length + 2;
  }
  if (files.length === 0 && !text) return undefined;
  return {
    files: files.flatMap(({ name = '', content }) => (content ? [{ name, content }] : [])),
    ...(text ? { text } : {}),
  };
}

/** In the properties of an attachment, its whole name: a string of UTF-16 or of bytes (MS-OXTNEF, 2.1.3.4). */
function longNameOf(data: Buffer): string | undefined {
  for (const [type, encoding] of [
    [0x001f, 'utf16le'],
    [0x001e, 'latin1'],
  ] as const) {
    const mark = Buffer.alloc(4);
    mark.writeUInt16LE(type, 0);
    mark.writeUInt16LE(longFileName, 2);
    const at = data.indexOf(mark);
    if (at === -1 || at + 12 > data.length) continue;
    // One value, then its length.
    const length = data.readUInt32LE(at + 8);
    const name = data.toString(encoding, at + 12, at + 12 + length).replace(/\0+$/, '');
    if (name !== '') return name;
  }
  return undefined;
}

function textOf(data: Buffer): string {
  const utf8 = data.toString('utf8');
  return (utf8.includes('\ufffd') ? new TextDecoder('windows-1252').decode(data) : utf8).replace(/\0+$/, '');
}
