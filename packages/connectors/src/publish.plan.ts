import type { Bilingual, ChannelAbility, ChannelAbilityState } from '@beffroi/contracts';
import { channelAbilities } from '@beffroi/contracts';
import type { Outgoing, OutgoingPart, Published, Step, StepResult } from './publish.port.ts';

type Limits = Partial<Record<ChannelAbility, { assisted: Bilingual } | { impossible: Bilingual } | 'native'>>;

/** What few networks let a program do: said to be possible only where it is. */
const rare: Limits = {
  readInbox: {
    impossible: {
      fr: 'Ce réseau ne donne pas à lire ce qui s’adresse au compte.',
      en: 'This network does not let a program read what is addressed to the account.',
    },
  },
  private: {
    impossible: {
      fr: 'Ce réseau n’ouvre pas ses messages privés aux programmes.',
      en: 'This network does not open its private messages to programs.',
    },
  },
  removeReply: {
    impossible: {
      fr: 'Ce réseau ne laisse pas un programme supprimer ce que d’autres écrivent.',
      en: 'This network does not let a program delete what others write.',
    },
  },
  block: {
    impossible: {
      fr: 'Ce réseau ne laisse pas un programme bloquer un compte.',
      en: 'This network does not let a program block an account.',
    },
  },
};

/** What a network can do: everything but what is rare and what is said, each with its reason. */
export function abilitiesBut(limits: Limits): Record<ChannelAbility, ChannelAbilityState> {
  const states = channelAbilities.map((ability): [ChannelAbility, ChannelAbilityState] => {
    const limit = limits[ability] ?? rare[ability];
    if (!limit || limit === 'native') return [ability, { state: 'native' }];
    if ('assisted' in limit) return [ability, { state: 'assisted', reason: limit.assisted }];
    return [ability, { state: 'impossible', reason: limit.impossible }];
  });
  return Object.fromEntries(states) as Record<ChannelAbility, ChannelAbilityState>;
}

/** The first step of a plan that is not done yet. */
export function firstUndone(plan: readonly Step[], done: readonly StepResult[]): Step | undefined {
  const keys = new Set(done.map(({ key }) => key));
  return plan.find(({ key }) => !keys.has(key));
}

/** What an earlier step left under a name; a bug of the caller when it is absent. */
export function refOf(done: readonly StepResult[], key: string, name: string): string {
  const ref = done.find((one) => one.key === key)?.refs[name];
  if (ref === undefined) throw new Error(`step ${key} left no ${name}`);
  return ref;
}

/** Whether a text read back is the one that was sent: networks trim and fold white space, and normalise letters. */
export function isSameText(sent: string, read: string | undefined): boolean {
  return read !== undefined && plain(sent) === plain(read);
}

/** Whether something over there is already known to be an earlier step of this delivery. */
export function isSettled(done: readonly StepResult[], id: string): boolean {
  return done.some(({ refs }) => refs['id'] === id);
}

/** Whether something written at an instant may come from this delivery; their clock may be a minute behind ours. */
export function isSince({ startedAt }: Pick<Outgoing, 'startedAt'>, at: string | number | undefined): boolean {
  if (at === undefined) return false;
  const instant = typeof at === 'number' ? at : Date.parse(at);
  return instant >= Date.parse(startedAt) - 60_000;
}

/** The part that a step belongs to; a bug of the caller when there is none. */
export function partOf({ parts }: Pick<Outgoing, 'parts'>, index: number): OutgoingPart {
  const part = parts[index];
  if (!part) throw new Error(`no part ${index} to send`);
  return part;
}

/** Under which identifier the network knows what is out: that of its first public step. */
export function remoteIdOf({ key, steps }: Published): string {
  const id = steps.find(({ refs }) => refs['id'] !== undefined)?.refs['id'];
  if (id === undefined) throw new Error(`${key} has no identifier at the network`);
  return id;
}

/** The text, with the address that goes with it when the text does not say it already. */
export function textWithLink({ text }: OutgoingPart, link: Outgoing['link']): string {
  if (!link || text.includes(link.url)) return text;
  return text === '' ? link.url : `${text}\n\n${link.url}`;
}

function plain(text: string): string {
  return text.normalize('NFC').replaceAll(/\s+/g, ' ').trim();
}
