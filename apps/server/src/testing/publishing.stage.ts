import { SMTPServer } from 'smtp-server';
import {
  createPublication,
  draftSchema,
  submitPublication,
  type ChannelNetwork,
  type Draft,
  type Publication,
  type TerritoryKind,
} from '@beffroi/contracts';
import { giveRole } from '../modules/identity/index.ts';
import { newId } from '../platform/ids.ts';
import { programStage, type Person, type ProgramStage } from './program.stage.ts';

/** A Tuesday at 11:00 in Paris. */
export const TUESDAY = new Date('2026-11-24T10:00:00Z');
export const HOUR = 3_600_000;

export type Team = {
  territoryId: string;
  channelId: string;
  /** Another account, of the same network. */
  secondId: string;
  manager: Person;
  head: Person;
  administrator: Person;
};
export type PublishingStage = ProgramStage & {
  /** The mail that left, as it travelled. */
  mails: string[];
  team: (kind?: TerritoryKind) => Promise<Team>;
  channel: (territoryId: string, name: string, network?: ChannelNetwork) => Promise<string>;
};

const names = {
  community_manager: 'Camille Delattre',
  head_of_communication: 'Hélène Roux',
  administrator: 'Ahmed Benali',
} as const;

/** The whole program with a mail server, a network in memory, and teams to write in. */
export async function publishingStage(
  given: Pick<Parameters<typeof programStage>[0] & object, 'http' | 'publishers'> = {},
): Promise<PublishingStage> {
  const mails: string[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', () => resolve()));
  const { port } = smtp.server.address() as { port: number };
  const stage = await programStage({
    ...given,
    now: TUESDAY,
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: 'Beffroi <beffroi@example.fr>' },
  });
  const channel: PublishingStage['channel'] = async (territoryId, name, network = 'mastodon') => {
    const id = newId('cha');
    await stage.db
      .insertInto('channels.channel')
      .values({ territory_id: territoryId, id, network, remote_id: id, name, handle: name.toLowerCase() })
      .execute();
    return id;
  };
  const people = new Map<string, Person>();
  const personOf = (role: keyof typeof names): Person => {
    const person = people.get(role);
    if (!person) throw new Error(`nobody is ${role} yet`);
    return person;
  };
  return {
    ...stage,
    mails,
    channel,
    async team(kind = 'region') {
      const territoryId = await stage.territory('Région Picardie', kind);
      // The same three people everywhere: signing in is what takes time, and is bounded.
      for (const role of ['community_manager', 'head_of_communication', 'administrator'] as const) {
        const known = people.get(role);
        if (known) await giveRole(stage.db as never, { territoryId, personId: known.id, role });
        else people.set(role, await stage.person(territoryId, role, names[role]));
      }
      return {
        territoryId,
        channelId: await channel(territoryId, 'Compte'),
        secondId: await channel(territoryId, 'Second'),
        manager: personOf('community_manager'),
        head: personOf('head_of_communication'),
        administrator: personOf('administrator'),
      };
    },
    async close() {
      await stage.close();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

/** What a mail says, whatever its encoding on the way. */
export function saidIn(mail: string): string {
  const [head = '', ...body] = mail.split('\r\n\r\n');
  const text = body.join('\r\n\r\n');
  if (/transfer-encoding: base64/i.test(head)) return Buffer.from(text, 'base64').toString();
  const unfolded = text.replaceAll('=\r\n', '');
  return decodeURIComponent(unfolded.replaceAll('%', '%25').replaceAll(/=([0-9A-F]{2})/g, '%$1'));
}

let written = 0;

/** A draft that every check lets through, unlike any other. */
export function draftOf(team: Pick<Team, 'channelId'>, over: Partial<Draft> = {}): Draft {
  written += 1;
  const text = `La Région ouvre ${written} places de plus au lycée agricole ${'abcdefghijklmnopqrstuvwxyz'.charAt(written % 26)}${written} de Ribécourt.`;
  return draftSchema.parse({
    content: { parts: [{ text }] },
    channelIds: [team.channelId],
    localTime: '2026-11-25T09:00',
    ...over,
  });
}

export async function write(team: Team, over: Partial<Draft> = {}, by: Person = team.manager): Promise<Publication> {
  return by.call(createPublication, { params: { territoryId: team.territoryId }, body: draftOf(team, over) });
}

export async function submit(
  team: Team,
  { id, version }: Publication,
  by: Person = team.manager,
): Promise<Publication> {
  const params = { territoryId: team.territoryId, publicationId: id };
  return by.call(submitPublication, { params, body: { version } });
}

/** What a refused call says: its status and its code. */
export async function refusalOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
  } catch (error) {
    const { problem } = error as { problem?: { status: number; code: string } };
    if (problem) return `${problem.status} ${problem.code}`;
    throw error;
  }
  return 'no refusal';
}
