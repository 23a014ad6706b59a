import { toInstant, wallClock, writeLocal } from '@beffroi/engines/schedule';
import {
  actOnConversations,
  beginConversation,
  followAnswers,
  readInboxes,
  sendAnswer,
  writeNote,
  type DeskDeps,
} from '../modules/desk/index.ts';
import { addComment, addMessage, createDispatcher, enterResident } from '../modules/publishing/index.ts';
import {
  answerToAll,
  createRequest,
  forwardRequest,
  handOver,
  noteHandover,
  personJudges,
  type RequestsDeps,
} from '../modules/requests/index.ts';
import { seedDepartments, seedReplies, seedSettings } from './demo.departments.ts';
import { demoMessages, type DemoMessage } from './demo.messages.ts';
import type { DemoSpeaker } from './demo.publishing.ts';
import type { Program } from './program.ts';

const actor = { kind: 'system' } as const;
const DAY = 86_400_000;
const MINUTE = 60_000;
type Scene = {
  program: Program;
  speaker: DemoSpeaker;
  desk: DeskDeps;
  requests: RequestsDeps;
  clock: { now: Date };
  /** By the name that the example gives them. */
  departments: ReadonlyMap<string, string>;
};

/** Departments, public texts, and what invented residents said to the desk these last days. */
export async function seedDesk(program: Program, speaker: DemoSpeaker): Promise<void> {
  const clock = { now: program.now() };
  const desk: DeskDeps = { ...program.desk, now: () => clock.now };
  desk.publishing = { ...program.publishing, now: () => clock.now };
  const requests: RequestsDeps = { ...program.requests, desk, now: () => clock.now };
  const departments = await seedDepartments(program, speaker);
  await seedSettings(program, speaker);
  await seedReplies(program, speaker);
  const scene = { program, speaker, desk, requests, clock, departments };
  await settleRepliesOfOldPosts(scene);
  const now = program.now();
  const messages = (demoMessages[speaker.simulated] ?? [])
    .map((message) => ({ message, at: instantOf(message, now, speaker.timeZone) }))
    // What is of later today is not said yet.
    .filter(({ at }) => at < now)
    .toSorted((left, right) => left.at.getTime() - right.at.getTime());
  for (const { message, at } of messages) await play(scene, message, at, now);
}

/** The team did its work: what was asked under posts of earlier days is settled. */
async function settleRepliesOfOldPosts({ desk, clock, speaker, program }: Scene): Promise<void> {
  const now = program.now();
  const old = await program.db
    .selectFrom('desk.conversation')
    .select(['id', 'first_at'])
    .where('territory_id', '=', speaker.territoryId)
    .where('first_at', '<', new Date(now.getTime() - 20 * 3_600_000))
    .execute();
  for (const { id, first_at: at } of old) {
    clock.now = new Date(at.getTime() + 90 * MINUTE);
    await actOnConversations(desk, {
      territoryId: speaker.territoryId,
      conversationIds: [id],
      act: { is: 'set_state', state: 'closed' },
      personId: speaker.writerId,
      actor,
    });
  }
  clock.now = now;
}

async function play(scene: Scene, message: DemoMessage, at: Date, now: Date): Promise<void> {
  const { desk, requests, clock, speaker } = scene;
  const { territoryId, writerId } = speaker;
  const by = { id: writerId, personId: writerId };
  clock.now = at;
  const conversationId = await say(scene, message);
  if (conversationId === undefined || message.until === 'new') return;
  const soon = (minutes: number) => {
    const next = new Date(clock.now.getTime() + minutes * MINUTE);
    clock.now = next < now ? next : now;
  };
  soon(9);
  const named = { territoryId, conversationId };
  if (message.note) await writeNote(desk, { ...named, text: message.note, mentions: [], personId: writerId });
  if (message.until === 'closed') {
    await actOnConversations(desk, {
      territoryId,
      conversationIds: [conversationId],
      act: { is: 'set_state', state: 'closed' },
      personId: writerId,
      actor,
    });
    return;
  }
  if (message.until === 'answered') {
    const way = message.by === 'private' ? 'private' : 'public';
    const text = message.answer ?? '';
    await sendAnswer(desk, { ...named, way, text, becomes: 'closed', clientKey: 'demonstration', by, actor });
    await createDispatcher(desk.publishing).runDue();
    await followAnswers(desk);
    return;
  }
  const { row } = await requests.db.transaction().execute(async (trx) =>
    createRequest(requests, trx, {
      ...named,
      place: message.place,
      by: { personId: writerId },
      ...(message.email
        ? {
            identity: {
              ...nameOf(message.author),
              email: message.email,
              address: `3 rue des Tilleuls, ${message.place ?? 'Amiens'}`,
            },
          }
        : {}),
    }),
  );
  const request = { territoryId, requestId: row.id };
  if (message.until === 'request') return;
  soon(20);
  if (message.until === 'forwarded') {
    const authority = message.authority ?? { name: 'Commune' };
    await forwardRequest(requests, { ...request, authority, note: '', personId: writerId, actor });
    return;
  }
  const departmentId = scene.departments.get(message.department ?? '') ?? [...scene.departments.values()][0] ?? '';
  await handOver(requests, { ...request, departmentId, note: '', personId: writerId, actor });
  if (message.until !== 'settled') return;
  soon(26 * 60);
  const given = await requests.db
    .selectFrom('requests.handover')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('request_id', '=', row.id)
    .executeTakeFirstOrThrow();
  const text = message.answer ?? '';
  const byName = 'Karim Benali';
  await noteHandover(requests, {
    ...request,
    handoverId: given.id,
    outcome: 'answered',
    text,
    personId: undefined,
    byName,
    actor,
  });
  soon(30);
  await answerToAll(requests, {
    ...request,
    text,
    outcome: 'answer',
    close: true,
    clientKey: 'demonstration',
    by: { ...by, actor },
  });
  await createDispatcher(desk.publishing).runDue();
  await followAnswers(desk);
  soon(90);
  await personJudges(requests, { ...request, helped: true });
}

const nameOf = (author: string) => {
  const [firstName = author, ...rest] = author.split(' ');
  return { firstName, lastName: rest.join(' ') || author };
};

/** Says it where it was said, and gives the conversation that the inbox made of it. */
async function say(scene: Scene, message: DemoMessage): Promise<string | undefined> {
  const { desk, clock, speaker, program } = scene;
  const { territoryId } = speaker;
  const at = clock.now;
  if (message.by === 'form' || message.by === 'phone' || message.by === 'letter') {
    const { conversationId } = await desk.db.transaction().execute(async (trx) =>
      beginConversation(desk, trx, {
        territoryId,
        kind: message.by === 'form' ? 'form' : 'note',
        text: message.text,
        author: message.author,
        email: message.email,
        subject: message.subject,
        at,
      }),
    );
    return conversationId;
  }
  const channel = await program.db
    .selectFrom('channels.channel')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('network', '=', 'simulation')
    .orderBy('connected_at')
    .executeTakeFirst();
  if (!channel) return undefined;
  const account = { territoryId, channelId: channel.id };
  const post = await program.db
    .selectFrom('publishing.hosted_post')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channel.id)
    .where('posted_at', '<', at)
    .orderBy('posted_at', 'desc')
    .executeTakeFirst();
  if (message.by === 'public' && !post) return undefined;
  await program.db.transaction().execute(async (trx) => {
    const resident = await enterResident(trx as never, account as never, { name: message.author, at });
    const said = { resident, text: message.text, at };
    if (message.by === 'private') await addMessage(trx as never, account as never, said);
    else await addComment(trx as never, account as never, { ...said, postId: post?.id ?? '' });
  });
  // The inbox is read at the hour at which it was said.
  await program.db
    .updateTable('desk.inbox')
    .set({ next_read_at: at })
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channel.id)
    .execute();
  await readInboxes(desk);
  const found = await program.db
    .selectFrom('desk.conversation')
    .select('id')
    .where('territory_id', '=', territoryId)
    .where('channel_id', '=', channel.id)
    .where('first_at', '=', at)
    .executeTakeFirst();
  return found?.id;
}

function instantOf(message: DemoMessage, now: Date, timeZone: string): Date {
  const day = writeLocal(wallClock(now.getTime() + message.day * DAY, timeZone)).slice(0, 10);
  const read = toInstant(`${day}T${message.time}`, timeZone);
  if (!read.ok) throw new Error(read.message.en);
  return new Date(read.at);
}
