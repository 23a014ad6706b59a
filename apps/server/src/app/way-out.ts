import type { HttpClient } from '@beffroi/connectors';
import type { Kysely } from 'kysely';
import type { Settings } from '../platform/config/index.ts';
import { createKeptMailer } from '../platform/mail/kept.mailer.ts';
import { createMailDoor } from '../platform/mail/mail.door.ts';
import { createMailer } from '../platform/mail/mailer.ts';
import { guardHttp, guardMailDoor, guardMailer } from '../platform/outbound-http/index.ts';
import { createDrillGate } from '../modules/simulation/index.ts';
import type { AllTables } from './tables.ts';

/** All by which something leaves the machine, behind the gate that drills close. */
export function createWayOut(given: { http: HttpClient; db: Kysely<AllTables>; settings: Settings; now: () => Date }) {
  const { settings, now } = given;
  const gate = createDrillGate({ db: given.db as never, now });
  // A demonstration sends nothing out: its letters are kept, to be read on the page of the simulation.
  const kept = settings.demo && settings.smtpUrl === undefined ? createKeptMailer(now) : undefined;
  return {
    gate,
    http: guardHttp(given.http, gate.mayLeave),
    mailer: kept ?? guardMailer(createMailer({ smtpUrl: settings.smtpUrl, from: settings.mailFrom }), gate.mailInstead),
    keptMail: kept?.kept,
    mailDoor: guardMailDoor(createMailDoor({ allowPrivateHosts: settings.mailPrivateHosts }), gate.mayLeave),
  };
}
