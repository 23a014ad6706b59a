import type { Bilingual } from '@beffroi/contracts';
import { textWithLink } from '../publish.plan.ts';
import type { Outgoing, Setup } from '../publish.port.ts';
import { presetOf } from './assisted.presets.ts';

/** What a person needs at the hour: what to copy, what to open, what to do there. */
export type AssistedGuide = {
  name: Bilingual;
  /** Where it is opened; nothing when only the person knows. */
  open?: string;
  /** What is put in the clipboard, one after the other when there are several. */
  copy: string[];
  /** To be written under it once it is out. */
  firstComment?: string;
  media: { id: string; kind: 'image' | 'video'; alt: string }[];
  steps: readonly Bilingual[];
};

/**
 * How a person publishes on an assisted channel.
 * @param setup what was typed to connect it: `preset`, `name`, and `address` when there is one
 */
export function assistedGuide(setup: Setup, outgoing: Outgoing): AssistedGuide {
  const preset = presetOf(setup['preset']);
  const open = setup['address'] || preset.open;
  const { parts, firstComment, link } = outgoing;
  const last = parts.length - 1;
  return {
    name: preset.name,
    ...(open ? { open } : {}),
    copy: parts.map((part, at) => textWithLink(part, at === last ? link : undefined)),
    ...(firstComment ? { firstComment } : {}),
    media: parts.flatMap(({ media }) => media.map(({ id, kind, alt }) => ({ id, kind, alt }))),
    steps: firstComment ? [...preset.steps, underneath] : preset.steps,
  };
}

const underneath: Bilingual = {
  fr: 'Ajoutez le premier commentaire sous la publication.',
  en: 'Add the first comment under the post.',
};
