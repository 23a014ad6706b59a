import { createHash, randomBytes } from 'node:crypto';

/** The secret of a link: 256 bits of chance. What is stored is only its hash. */
export function newLinkToken(): { token: string; hash: string } {
  const token = randomBytes(32).toString('base64url');
  return { token, hash: hashLinkToken(token) };
}

export function hashLinkToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Where the interface receives each kind of link. */
const pages = { setup: '/installation', invitation: '/invitation', reset: '/mot-de-passe' } as const;

export function linkTo(baseUrl: string, page: keyof typeof pages, token: string): string {
  return `${baseUrl}${pages[page]}?jeton=${encodeURIComponent(token)}`;
}
