import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { useIntl } from 'react-intl';
import type { MessageId as EarlyMessageId } from '../messages/fr.ts';
import type { LateMessageId } from '../messages/late.ts';

export type MessageId = EarlyMessageId | LateMessageId;
type Value = string | number | boolean | Date | null | undefined;
type RichValue = Value | ReactNode | ((chunks: ReactNode[]) => ReactNode);

export type Words = {
  (id: MessageId, values?: Record<string, Value>): string;
  /** With elements in it: `<posts>…</posts>` in the message, a function here. */
  rich: (id: MessageId, values: Record<string, RichValue>) => ReactNode;
};

/** The catalogue in the language on screen: `t('today.title')`. */
export function useWords(): Words {
  const intl = useIntl();
  return useMemo(() => {
    const format = intl.formatMessage as unknown as (descriptor: { id: string }, values?: object) => ReactNode;
    const text = (id: MessageId, values?: Record<string, Value>) => String(format({ id }, values));
    const rich = (id: MessageId, values: Record<string, RichValue>) => format({ id }, values);
    return Object.assign(text, { rich });
  }, [intl]);
}
