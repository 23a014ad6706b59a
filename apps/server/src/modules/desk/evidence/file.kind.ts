/** What a capture may be, as its first bytes say; undefined for anything else. Its name is never believed. */
export function kindOfFile(bytes: Uint8Array): { mimeType: string; extensions: readonly string[] } | undefined {
  const starts = (signature: string, at = 0) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      .subarray(at, at + signature.length)
      .toString('latin1') === signature;
  if (starts('\x89PNG\r\n\x1a\n')) return { mimeType: 'image/png', extensions: ['png'] };
  if (starts('\xff\xd8\xff')) return { mimeType: 'image/jpeg', extensions: ['jpg', 'jpeg'] };
  if (starts('RIFF') && starts('WEBP', 8)) return { mimeType: 'image/webp', extensions: ['webp'] };
  if (starts('%PDF-')) return { mimeType: 'application/pdf', extensions: ['pdf'] };
  return undefined;
}

/** Whether a name agrees with what the bytes are; one without an extension says nothing. */
export function isNamedSo(name: string, extensions: readonly string[]): boolean {
  const extension = /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase();
  return extension === undefined || extensions.includes(extension);
}

/** A name that no system takes for a path, nor a program for another kind. */
export function safeNameOf(name: string): string {
  return (
    name
      .normalize('NFC')
      .replaceAll(/[^\p{L}\p{N} ._()-]/gu, '_')
      .replace(/^\.+/, '_')
      .slice(-120) || 'fichier'
  );
}
