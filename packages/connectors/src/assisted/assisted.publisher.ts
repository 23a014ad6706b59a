import { z } from 'zod';
import { slugOf } from '../name.slug.ts';
import { firstUndone } from '../publish.plan.ts';
import type { Publisher, PublishTrouble, RemoteAccount, Setup } from '../publish.port.ts';
import { troubleOfKind } from '../publish.sentences.ts';
import { inWords } from '../publish.setup.ts';
import { readTrouble } from '../publish.trouble.ts';
import { assistedAbilities, assistedFacts, factsOf } from './assisted.facts.ts';
import { assistedPresets, presetOf } from './assisted.presets.ts';

const setupSchema = z
  .object({
    preset: z.enum(assistedPresets.map(({ id }) => id)).meta(inWords({ fr: 'Réseau', en: 'Network' })),
    name: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .meta(
        inWords(
          { fr: 'Nom du compte, du groupe ou du panneau', en: 'Name of the account, group or panel' },
          { fr: 'Par exemple « Groupe Facebook du quartier Sud ».', en: "For instance 'Facebook group of South End'." },
        ),
      ),
    address: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .meta(
        inWords(
          { fr: 'Adresse à ouvrir', en: 'Address to open' },
          {
            fr: 'Celle du groupe, du forum, du logiciel du panneau. Elle s’ouvre à l’heure de publier.',
            en: 'That of the group, the forum, the software of the panel. It opens when it is time to publish.',
          },
        ),
      ),
  })
  .superRefine(({ preset, address }, check) => {
    if (!presetOf(preset).needsAddress || address) return;
    check.addIssue({ code: 'custom', path: ['address'], message: 'an address to open is needed' });
  })
  .transform(({ address, ...typed }): Setup => ({ ...typed, ...(address ? { address } : {}) }));

/** Networks without a publishing API, or that keep it from whom we are: all is prepared, and a person does it. */
export function createAssistedPublisher(): Publisher {
  return {
    network: 'assisted',
    name: { fr: 'Réseau assisté', en: 'Assisted network' },
    abilities: assistedAbilities,
    facts: assistedFacts,
    presets: assistedPresets.map(({ id, name }) => ({ id, name })),
    connection: {
      kind: 'secret',
      setup: setupSchema,
      secretFields: [],
      scopes: [],
      guide: [
        {
          fr: 'Choisissez le réseau, nommez le compte ou le groupe et donnez l’adresse à ouvrir.',
          en: 'Choose the network, name the account or the group and give the address to open.',
        },
        {
          fr: 'À l’heure dite, Beffroi prévient la personne de service, copie le texte, ouvre le réseau et demande le lien une fois publié.',
          en: 'At the hour, Beffroi rings whoever is on duty, copies the text, opens the network and asks for the link once published.',
        },
      ],
      connect: async (setup) => {
        const gone = goneTrouble(setup);
        return gone ?? { ok: true, accounts: [{ ...accountOf(setup), credentials: setup, scopes: [] }] };
      },
    },
    async check(setup) {
      const gone = goneTrouble(setup);
      if (gone) return gone;
      const facts = factsOf(presetOf(setup['preset']));
      return { ok: true, account: { ...accountOf(setup), scopes: [] }, facts };
    },
    next: (_outgoing, done) =>
      firstUndone(
        [{ key: 'post', kind: 'public', part: 0, label: { fr: 'Publication à la main', en: 'Publication by hand' } }],
        done,
      ),
    perform: async (_step, { credentials }) => goneTrouble(credentials) ?? { ok: true, byHand: true },
    lookUp: async () => ({ ok: true, found: undefined, certain: false }),
    /** What a stranger sees at the address that was brought back: most networks show it to members only. */
    async readBack(published, { http, signal, account }) {
      const url = published.steps.find((step) => step.url !== undefined)?.url;
      if (url === undefined) return troubleOfKind('not_found', account.handle);
      const seen = await http.fetch({ url, signal });
      if (!seen.ok) return readTrouble(seen);
      if (seen.status === 404 || seen.status === 410) return { ok: true, exists: false };
      return seen.status < 300
        ? { ok: true, exists: true, url }
        : troubleOfKind('forbidden', account.handle, { says: closed });
    },
  };
}

function accountOf({ preset, name = '', address }: Setup): Omit<RemoteAccount, 'credentials' | 'scopes'> {
  const remoteId = `${presetOf(preset).id}:${slugOf(name)}`;
  return { remoteId, handle: name, name, ...(address ? { url: address } : {}) };
}

function goneTrouble({ preset }: Setup): PublishTrouble | undefined {
  const { gone } = presetOf(preset);
  if (!gone) return undefined;
  return { ok: false, kind: 'gone', done: 'no', message: { fr: `${gone.fr}.`, en: `${gone.en}.` } };
}

const closed = {
  fr: 'ne montre cette publication qu’à ses membres : vérifiez-la de vos yeux',
  en: 'shows this post to its members only: check it with your own eyes',
};
