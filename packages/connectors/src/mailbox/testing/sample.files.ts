/** Files by their bytes alone, as small as they can be. */
export const sampleFiles = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n'),
  jpeg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]),
  program: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]),
  docx: zipOf(['[Content_Types].xml', 'word/document.xml']),
  docm: zipOf(['[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin']),
  odt: zipOf(['mimetype', 'content.xml'], 'application/vnd.oasis.opendocument.text'),
  odtWithBasic: zipOf(
    ['mimetype', 'content.xml', 'Basic/Standard/Module1.xml'],
    'application/vnd.oasis.opendocument.text',
  ),
  zip: zipOf(['facture.exe']),
  doc: oleOf(['Root Entry', 'WordDocument', '1Table']),
  docWithVba: oleOf(['Root Entry', 'WordDocument', 'Macros', 'VBA', '_VBA_PROJECT']),
  encrypted: oleOf(['Root Entry', 'EncryptionInfo', 'EncryptedPackage']),
};

/** A ZIP of files that say nothing, but for the first, which says what is given. */
export function zipOf(names: readonly string[], first = ''): Buffer {
  const locals: Buffer[] = [];
  const entries: Buffer[] = [];
  let offset = 0;
  for (const [index, name] of names.entries()) {
    const content = Buffer.from(index === 0 ? first : '');
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), content);
    entries.push(entry, Buffer.from(name));
    offset += 30 + name.length + content.length;
  }
  const list = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, list, end]);
}

/** The header and the directory of an OLE file. */
export function oleOf(names: readonly string[]): Buffer {
  const header = Buffer.alloc(512);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header);
  const entries = names.map((name, index) => {
    const entry = Buffer.alloc(128);
    entry.write(name, 0, 'utf16le');
    entry.writeUInt16LE((name.length + 1) * 2, 64);
    entry[66] = index === 0 ? 5 : 2;
    return entry;
  });
  return Buffer.concat([header, ...entries]);
}

/** A `winmail.dat` with files in it. */
export function tnefOf(files: readonly { name: string; content: Buffer }[], body = ''): Buffer {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9);
    head[0] = level;
    head.writeUInt16LE(id, 1);
    head.writeUInt32LE(data.length, 5);
    return Buffer.concat([head, data, Buffer.alloc(2)]);
  };
  const long = (name: string) => {
    const value = Buffer.from(`${name}\0`, 'utf16le');
    const head = Buffer.alloc(16);
    head.writeUInt32LE(1, 0);
    head.writeUInt16LE(0x001f, 4);
    head.writeUInt16LE(0x3707, 6);
    head.writeUInt32LE(1, 8);
    head.writeUInt32LE(value.length, 12);
    return Buffer.concat([head, value]);
  };
  return Buffer.concat([
    Buffer.from('789f3e220100', 'hex'),
    ...(body === '' ? [] : [attribute(1, 0x800c, Buffer.from(`${body}\0`))]),
    ...files.flatMap(({ name, content }) => [
      attribute(2, 0x9002, Buffer.alloc(14)),
      attribute(2, 0x8010, Buffer.from('COURT~1.DOC\0')),
      attribute(2, 0x800f, content),
      attribute(2, 0x9005, long(name)),
    ]),
  ]);
}
