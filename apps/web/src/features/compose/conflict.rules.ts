import type { Draft } from '@beffroi/contracts';
import type { MessageId } from '../../shared/words.ts';

const words: Record<string, MessageId> = {
  title: 'compose.field.title',
  parts: 'compose.field.text',
  text: 'compose.field.text',
  media: 'compose.field.media',
  link: 'compose.field.link',
  poll: 'compose.field.poll',
  firstComment: 'compose.field.comment',
  contentWarning: 'compose.field.warning',
  campaign: 'compose.field.campaign',
  localTime: 'compose.field.time',
  recurrence: 'compose.field.recurrence',
  mandateId: 'compose.field.mandate',
};

/** What a field that two people changed is called, and the account that it belongs to: `variants.cha_….parts.0.text`. */
export function fieldWords(field: string): { words: MessageId; channelId?: string } {
  const path = field.split('.');
  const named = path.findLast((step) => words[step] !== undefined);
  const channelId = path[0] === 'variants' ? path[1] : undefined;
  return {
    words: words[named ?? ''] ?? (channelId ? 'compose.field.text' : 'compose.field.other'),
    ...(channelId === undefined ? {} : { channelId }),
  };
}

/** A value in words, so that the two can be read side by side. */
export function readable(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(readable).filter(Boolean).join('\n\n');
  if (typeof value === 'object') {
    const { text, url, parts } = value as { text?: string; url?: string; parts?: unknown };
    return text ?? url ?? (parts ? readable(parts) : Object.values(value).map(readable).filter(Boolean).join(', '));
  }
  return String(value);
}

/** The draft with a value put back at a field. */
export function putAt(draft: Draft, field: string, value: unknown): Draft {
  return put(draft, field.split('.'), value) as Draft;
}

function put(target: unknown, [step = '', ...rest]: string[], value: unknown): unknown {
  const next = (at: unknown) => (rest.length === 0 ? value : put(at, rest, value));
  if (Array.isArray(target)) return target.map((each, index) => (String(index) === step ? next(each) : each));
  const record = (target ?? {}) as Record<string, unknown>;
  return { ...record, [step]: next(record[step]) };
}
