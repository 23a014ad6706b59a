import type { HttpClient, MailDoor, Trouble } from '@beffroi/connectors';
import type { Mail, MailOutcome, Mailer } from '../mail/mailer.ts';

/** Whether something may leave the machine now; where not, why. `to` is where it was going. */
type MayLeave = (going: { to: string }) => Promise<Trouble | undefined>;

/** The one client, behind a gate: what may not leave is answered as trouble, and no connection is made. */
export function guardHttp(http: HttpClient, mayLeave: MayLeave): HttpClient {
  return {
    fetch: async (request) => (await mayLeave({ to: request.url })) ?? http.fetch(request),
    open: async (request) => (await mayLeave({ to: request.url })) ?? http.open(request),
    webSocket: async (request) => (await mayLeave({ to: request.url })) ?? http.webSocket(request),
  };
}

/** The door of the mailboxes that territories speak on, behind the same gate. */
export function guardMailDoor(door: MailDoor, mayLeave: MayLeave): MailDoor {
  const { services } = door;
  return {
    locate: async (host) => (await mayLeave({ to: host })) ?? door.locate(host),
    ...(services
      ? { services: async (domain: string) => ((await mayLeave({ to: domain })) ? {} : services(domain)) }
      : {}),
  };
}

/** Letters, behind a gate that answers for those that may not leave. */
export function guardMailer(mailer: Mailer, instead: (mail: Mail) => Promise<MailOutcome | undefined>): Mailer {
  return {
    configured: mailer.configured,
    send: async (mail) => (await instead(mail)) ?? mailer.send(mail),
    verify: async () => mailer.verify(),
  };
}
