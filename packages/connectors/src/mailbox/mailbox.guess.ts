import type { Setup } from '../publish.port.ts';
import type { MailDoor } from './mail.door.ts';

export type Security = 'tls' | 'starttls' | 'none';
export type MailServer = { host: string; port: number; security: Security };

/** Hosts of mail of whom the domain of an address says who they are; the others name their servers as is usual. */
const hosted: Record<string, { imap: string; smtp: string; smtpPort?: number }> = {
  'gmail.com': { imap: 'imap.gmail.com', smtp: 'smtp.gmail.com' },
  'orange.fr': { imap: 'imap.orange.fr', smtp: 'smtp.orange.fr' },
  'wanadoo.fr': { imap: 'imap.orange.fr', smtp: 'smtp.orange.fr' },
  'free.fr': { imap: 'imap.free.fr', smtp: 'smtp.free.fr' },
  'laposte.net': { imap: 'imap.laposte.net', smtp: 'smtp.laposte.net' },
  'sfr.fr': { imap: 'imap.sfr.fr', smtp: 'smtp.sfr.fr' },
  'yahoo.fr': { imap: 'imap.mail.yahoo.com', smtp: 'smtp.mail.yahoo.com' },
  'icloud.com': { imap: 'imap.mail.me.com', smtp: 'smtp.mail.me.com', smtpPort: 587 },
};

/**
 * The servers to try for an address, likeliest first; what was typed stands.
 * @see https://www.rfc-editor.org/rfc/rfc6186 and https://www.rfc-editor.org/rfc/rfc8314
 */
export async function guessServers(setup: Setup, door: MailDoor): Promise<{ imap: MailServer[]; smtp: MailServer[] }> {
  const domain = setup['address']?.split('@')[1]?.toLowerCase() ?? '';
  const known = hosted[domain];
  const told = setup['imapHost'] && setup['smtpHost'] ? {} : ((await door.services?.(domain)) ?? {});
  const imapHosts = hostsOf(setup['imapHost'], [told.imap?.host, known?.imap, `imap.${domain}`, `mail.${domain}`]);
  const smtpHosts = hostsOf(setup['smtpHost'], [told.smtp?.host, known?.smtp, `smtp.${domain}`, `mail.${domain}`]);
  const imap = (host: string, port: number) => serverOf(host, setup['imapPort'], setup['imapSecurity'], port);
  const smtp = (host: string, port: number) => serverOf(host, setup['smtpPort'], setup['smtpSecurity'], port);
  return {
    imap: imapHosts.flatMap((host) => distinct([imap(host, 993), imap(host, 143)])),
    smtp: smtpHosts.flatMap((host) =>
      distinct([smtp(host, host === known?.smtp ? (known.smtpPort ?? 465) : 465), smtp(host, 587)]),
    ),
  };
}

/** The server that a mailbox was connected with. */
export function serverIn(setup: Setup, kind: 'imap' | 'smtp'): MailServer {
  const usual = kind === 'imap' ? 993 : 465;
  return serverOf(setup[`${kind}Host`] ?? '', setup[`${kind}Port`], setup[`${kind}Security`], usual);
}

function serverOf(host: string, port: string | undefined, security: string | undefined, usual: number): MailServer {
  const number = port === undefined ? (security === 'starttls' && usual === 993 ? 143 : usual) : Number(port);
  const chosen = security === 'auto' ? undefined : (security as Security | undefined);
  const implied: Security = number === 993 || number === 465 ? 'tls' : 'starttls';
  return { host, port: number, security: chosen ?? implied };
}

function hostsOf(typed: string | undefined, guesses: readonly (string | undefined)[]): string[] {
  if (typed) return [typed];
  return [...new Set(guesses.filter((host) => host !== undefined))];
}

function distinct(servers: readonly MailServer[]): MailServer[] {
  return servers.filter(
    ({ port, security }, at) => servers.findIndex((other) => other.port === port && other.security === security) === at,
  );
}
