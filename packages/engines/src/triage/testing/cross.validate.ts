import { ownMessages } from '../base.model.ts';
import { distressIn } from '../distress.find.ts';
import { withDistress, withHeard } from '../distress.weigh.ts';
import { extract } from '../feature.extract.ts';
import { withGrievance } from '../grievance.weigh.ts';
import { readMessage } from '../message.read.ts';
import { logitsOf, softmax, trainSoftmax } from '../softmax.train.ts';
import { messageKinds, type MessageKind } from '../triage.types.ts';

const FOLDS = 10;

/** What each of our messages is taken for by an engine that learnt from the other nine tenths. */
export function crossValidate(): [truth: MessageKind, said: MessageKind][] {
  const own = ownMessages().map(({ text, kind }) => {
    const message = readMessage(text);
    return { kind, message, features: extract(message).features };
  });
  return Array.from({ length: FOLDS }, (_, fold) => {
    const model = trainSoftmax(own.filter((_, index) => index % FOLDS !== fold));
    return own
      .filter((_, index) => index % FOLDS === fold)
      .map(({ kind, message, features }): [MessageKind, MessageKind] => {
        const heard = softmax(logitsOf(model, features));
        const p = withDistress(withGrievance(heard, features), withHeard(message, distressIn(message), heard));
        return [kind, messageKinds[p.indexOf(Math.max(...p))]!];
      });
  }).flat();
}

/** F1 of each kind, and their mean. */
export function f1Of(pairs: readonly (readonly [MessageKind, MessageKind])[]): {
  macro: number;
  by: Record<MessageKind, number>;
} {
  const by = Object.fromEntries(
    messageKinds.map((kind) => {
      const hits = pairs.filter(([truth, said]) => truth === kind && said === kind).length;
      const told = pairs.filter(([truth]) => truth === kind).length + pairs.filter(([, said]) => said === kind).length;
      return [kind, (2 * hits) / Math.max(1, told)];
    }),
  ) as Record<MessageKind, number>;
  return { macro: messageKinds.reduce((sum, kind) => sum + by[kind], 0) / messageKinds.length, by };
}
