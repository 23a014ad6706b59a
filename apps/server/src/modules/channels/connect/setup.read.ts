import type { Selectable } from 'kysely';
import type { Publisher, Setup } from '@beffroi/connectors';
import { fieldErrors } from '../../../platform/http/input.ts';
import type { Sealer } from '../../../platform/seal.ts';
import { openSetup } from '../accounts/channel.seal.ts';
import { presetUnknown, setupInvalid } from '../channels.errors.ts';
import type { ChannelRow } from '../channels.tables.ts';

/**
 * What was typed to connect, checked. To connect an account again, what is left out stays as it was; its secrets only
 * while all the rest is the same, so that none is shown to another server.
 * @throws channels.setup_invalid by field
 */
export function readSetup(
  sealer: Sealer,
  publisher: Publisher,
  given: { setup: Setup; preset: string | undefined; known: Selectable<ChannelRow> | undefined },
): Setup {
  const { setup: schema, secretFields } = publisher.connection;
  const preset = given.preset ?? given.known?.preset ?? undefined;
  if (publisher.presets && !publisher.presets.some(({ id }) => id === preset)) {
    const message = presetUnknown().text;
    throw presetUnknown({ fields: [{ path: 'body.preset', code: 'invalid_value', message }] });
  }
  const typed = Object.fromEntries(Object.entries(given.setup).filter(([, value]) => value !== ''));
  const known = given.known;
  const isSame = Object.entries(typed).every(
    ([field, value]) => secretFields.includes(field) || known?.setup[field] === value,
  );
  const whole = {
    ...(known && (isSame ? openSetup(sealer, known) : known.setup)),
    ...typed,
    ...(publisher.presets && preset !== undefined ? { preset } : {}),
  };
  const parsed = schema.safeParse(whole);
  if (!parsed.success) throw setupInvalid({ fields: fieldErrors(schema, whole, ['body', 'setup']) });
  return parsed.data;
}
