import type {
  AccountContext,
  Credentials,
  Outgoing,
  Published,
  Publisher,
  PublishTrouble,
  Step,
  StepResult,
} from '../publish.port.ts';

/** What is written down before and after each step: all that outlives a program that dies. */
export type DeliveryRecord = { done: StepResult[]; attempted?: string | undefined };

export type DriveOptions = {
  record?: DeliveryRecord;
  /** Lets time pass; nothing by itself. */
  wait?: (seconds: number) => void | Promise<void>;
  /** New credentials, when the old ones are refused. */
  renew?: () => Promise<Credentials | undefined>;
  /** Dies around the nth attempt of a step (from 0), before it or when the network has answered but nobody heard. */
  kill?: { attempt: number; moment: 'before' | 'after' };
  maxAttempts?: number;
};
export type DriveOutcome =
  | { state: 'public'; published: Published }
  | { state: 'killed'; record: DeliveryRecord }
  /** Nobody can tell whether it is out: a person looks. */
  | { state: 'in_doubt'; step: Step }
  | { state: 'by_hand'; step: Step }
  | { state: 'refused'; step: Step; trouble: PublishTrouble };

/**
 * Follows a publisher as its port says: write down that a step is attempted, perform it, write down what came of it;
 * look a public step up before it is performed again. The reference for whoever sends for real.
 */
export async function driveUntilPublic(
  publisher: Publisher,
  outgoing: Outgoing,
  context: AccountContext,
  { record = { done: [] }, wait = () => {}, renew, kill, maxAttempts = 30 }: DriveOptions = {},
): Promise<DriveOutcome> {
  let { credentials } = context;
  let performed = 0;
  let renewals = 0;
  while (true) {
    const step = publisher.next(outgoing, record.done);
    if (!step) return { state: 'public', published: publishedBy(publisher, outgoing, record.done) };
    const work = { ...context, credentials, outgoing, done: [...record.done] };

    if (record.attempted === step.key && step.kind === 'public') {
      await wait(publisher.facts.settleSeconds);
      const sought = await publisher.lookUp(step, work);
      if (!sought.ok) return { state: 'refused', step, trouble: sought };
      if (sought.found) {
        settle(record, sought.found);
        continue;
      }
      if (!sought.certain) return { state: 'in_doubt', step };
    }

    record.attempted = step.key;
    const dies = kill?.attempt === performed;
    if (dies && kill?.moment === 'before') return { state: 'killed', record };
    const outcome = await publisher.perform(step, work);
    if (dies) return { state: 'killed', record };
    performed += 1;
    if (outcome.ok) {
      if ('result' in outcome) settle(record, outcome.result);
      else if ('byHand' in outcome) return { state: 'by_hand', step };
      else {
        if (performed >= maxAttempts)
          throw new Error(`${step.key} is still being prepared after ${performed} attempts`);
        delete record.attempted;
        await wait(outcome.waitSeconds);
      }
      continue;
    }

    if (outcome.done === 'no' && outcome.kind !== 'duplicate') delete record.attempted;
    if (outcome.kind === 'auth_expired' && renew) {
      renewals += 1;
      const renewed = renewals > maxRenewals ? undefined : await renew();
      if (!renewed) return { state: 'refused', step, trouble: outcome };
      credentials = renewed;
      continue;
    }
    // Something like it is out there: only what the network shows tells whether it is ours.
    if (outcome.kind === 'duplicate') {
      const sought = await publisher.lookUp(step, work);
      if (!sought.ok || !sought.found) return { state: 'refused', step, trouble: outcome };
      settle(record, sought.found);
      continue;
    }
    const mayPass = outcome.done === 'unknown' || passing.has(outcome.kind);
    if (!mayPass || performed >= maxAttempts) return { state: 'refused', step, trouble: outcome };
    await wait(outcome.retryAfterSeconds ?? 1);
  }
}

const maxRenewals = 2;
const passing: ReadonlySet<PublishTrouble['kind']> = new Set(['rate_limited', 'unavailable', 'timeout']);

function settle(record: DeliveryRecord, result: StepResult): void {
  record.done.push(result);
  delete record.attempted;
}

/** What is out, from all that was done: which of it the public sees is asked of the publisher again. */
export function publishedBy(publisher: Publisher, outgoing: Outgoing, done: readonly StepResult[]): Published {
  const isPublic = (_: StepResult, at: number) => publisher.next(outgoing, done.slice(0, at))?.kind === 'public';
  return { key: outgoing.key, steps: done.filter(isPublic) };
}
