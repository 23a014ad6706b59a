import { extract } from './feature.extract.ts';
import { readMessage } from './message.read.ts';
import { complaints } from './messages/complaint.messages.ts';
import { emergencies } from './messages/emergency.messages.ts';
import { informations } from './messages/information.messages.ts';
import { insults } from './messages/insult.messages.ts';
import { others } from './messages/other.messages.ts';
import { questions } from './messages/question.messages.ts';
import { requests } from './messages/request.messages.ts';
import { spam } from './messages/spam.messages.ts';
import { thanks } from './messages/thanks.messages.ts';
import { trainSoftmax, type Model } from './softmax.train.ts';
import type { MessageKind } from './triage.types.ts';

const tables: Readonly<Record<MessageKind, string>> = {
  question: questions,
  request: requests,
  thanks,
  complaint: complaints,
  insult: insults,
  spam,
  emergency: emergencies,
  information: informations,
  other: others,
};

/** The labelled messages that the engine learns from, all ours. */
export function ownMessages(): { text: string; kind: MessageKind }[] {
  return (Object.keys(tables) as MessageKind[]).flatMap((kind) =>
    tables[kind]
      .trim()
      .split('\n')
      .map((text) => ({ text, kind })),
  );
}

let model: Model | undefined;

/** Learnt at the first message from tables that one can read: no file of weights ships. */
export function baseModel(): Model {
  model ??= trainSoftmax(
    ownMessages().map(({ text, kind }) => ({ features: extract(readMessage(text)).features, kind })),
  );
  return model;
}
