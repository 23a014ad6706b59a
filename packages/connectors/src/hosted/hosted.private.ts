import { partOf, textWithLink } from '../publish.plan.ts';
import type { LookUpOutcome, PublishWork, ReadBackOutcome, Step, StepOutcome, StepResult } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import type { HostedOutlet, HostedPeople } from './hosted.outlet.ts';

/** Those who speak to accounts there; to ask it of an outlet where nobody can is a bug. */
export function peopleOf({ people }: HostedOutlet): HostedPeople {
  if (!people) throw new Error('nobody speaks to accounts of this outlet');
  return people;
}

/** Says a step to one person alone. */
export async function tellPrivately(
  outlet: HostedOutlet,
  who: string,
  step: Step,
  { key, work }: { key: string; work: PublishWork },
): Promise<StepOutcome> {
  const { outgoing, account, now } = work;
  const to = outgoing.privateTo?.threadId ?? outgoing.privateTo?.authorId;
  if (to === undefined) return troubleOfKind('not_summoned', who);
  const part = partOf(outgoing, step.part);
  const text = step.part === 0 ? textWithLink(part, outgoing.link) : part.text;
  const told = await peopleOf(outlet).tell({ key, at: now().toISOString(), text, to }, account);
  return told.ok ? { ok: true, result: resultOf(step, told.id, to) } : told;
}

export async function lookUpPrivately(
  outlet: HostedOutlet,
  step: Step,
  { key, work }: { key: string; work: PublishWork },
): Promise<LookUpOutcome> {
  const told = await peopleOf(outlet).told({ key }, work.account);
  if (!told.ok) return told;
  const { word } = told;
  return word ? { ok: true, found: resultOf(step, word.id, word.to) } : { ok: true, found: undefined, certain: true };
}

export async function readBackPrivately(
  outlet: HostedOutlet,
  id: string,
  { account }: Pick<PublishWork, 'account'>,
): Promise<ReadBackOutcome> {
  const told = await peopleOf(outlet).told({ id }, account);
  if (!told.ok) return told;
  return told.word ? { ok: true, exists: true, text: told.word.text, at: told.word.at } : { ok: true, exists: false };
}

/** `to` says that it is private: its address is that person's alone. */
function resultOf({ key }: Step, id: string, to: string): StepResult {
  return { key, refs: { id, to } };
}
