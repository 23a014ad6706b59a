/** What an address in front of the door carries. */
export type DoorSearch = {
  /** Where to go once signed in. */
  retour?: string;
  /** The secret of a one-time link. */
  jeton?: string;
  /** The code that an identity provider's refusal came back with. */
  error?: string;
};

export function readDoorSearch(raw: Record<string, unknown>): DoorSearch {
  const text = (key: string) => (typeof raw[key] === 'string' && raw[key] !== '' ? { [key]: raw[key] } : {});
  return { ...text('retour'), ...text('jeton'), ...text('error') };
}

/** Where to go once in: a path of ours and nothing else, whatever the address says. */
export function safeReturn(asked: string | undefined): string {
  if (!asked?.startsWith('/') || asked.startsWith('//') || asked.includes('\\')) return '/';
  return asked.startsWith('/connexion') ? '/' : asked;
}

/** `ABCDEFGH…` by four, as one copies it by hand. */
export function inFours(text: string): string {
  return text.match(/.{1,4}/g)?.join(' ') ?? '';
}

/** The secret of an `otpauth:` address, for those who type it. */
export function secretOf(totpUri: string): string {
  return URL.parse(totpUri)?.searchParams.get('secret') ?? '';
}
