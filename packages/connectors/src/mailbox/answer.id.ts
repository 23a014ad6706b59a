/** The identifier of an answer, made of its delivery alone: the same at every attempt (RFC 5322, 3.6.4). */
export function ownId(key: string, address: string): string {
  const domain = /@([a-z0-9.-]+)$/i.exec(address)?.[1]?.toLowerCase() ?? 'localhost';
  return `<${key.replaceAll(/[^A-Za-z0-9_-]/g, '-')}.beffroi@${domain}>`;
}

export const isOwnId = (messageId: string): boolean => /^<[A-Za-z0-9_-]+\.beffroi@/.test(messageId);
