import { z } from 'zod';
import type {
  AccountsOutcome,
  CheckOutcome,
  Connection,
  Credentials,
  PublishContext,
  PublishTrouble,
  RemoteAccount,
  Setup,
} from '../publish.port.ts';
import { inWords } from '../publish.setup.ts';
import { askBluesky } from './bluesky.calls.ts';
import { appPasswordSchema, identifierSchema, serviceSchema } from './bluesky.settings.ts';

const setupSchema = z.object({
  identifier: identifierSchema.meta(
    inWords(
      { fr: 'Identifiant', en: 'Handle' },
      {
        fr: 'Celui du compte, par exemple ville.bsky.social ou votre propre domaine.',
        en: "The account's own, such as ville.bsky.social or your own domain.",
      },
    ),
  ),
  appPassword: appPasswordSchema.meta(
    inWords(
      { fr: 'Mot de passe d’application', en: 'App password' },
      {
        fr: 'Quatre groupes de quatre lettres. Jamais le mot de passe du compte.',
        en: 'Four groups of four letters. Never the password of the account.',
      },
    ),
  ),
  service: serviceSchema.default('https://bsky.social').meta(
    inWords(
      { fr: 'Serveur de données', en: 'Data server' },
      {
        fr: 'À changer seulement si le compte est hébergé ailleurs que chez Bluesky.',
        en: 'To be changed only when the account is hosted elsewhere than at Bluesky.',
      },
    ),
  ),
});

export const blueskyConnection: Connection = {
  kind: 'secret',
  setup: setupSchema,
  secretFields: ['appPassword'],
  scopes: [],
  guide: [
    {
      fr: 'Sur bsky.app, ouvrez « Paramètres › Vie privée et sécurité › Mots de passe d’application ».',
      en: "On bsky.app, open 'Settings › Privacy and security › App passwords'.",
    },
    {
      fr: 'Créez-en un nommé Beffroi et copiez-le ici : il ne sera plus montré. Pour lire les messages privés et y répondre, cochez l’accès aux messages privés ; sinon Beffroi ne les voit pas.',
      en: 'Create one named Beffroi and copy it here: it will not be shown again. To read private messages and answer them, tick the access to direct messages; otherwise Beffroi does not see them.',
    },
    {
      fr: 'Un identifiant qui est votre propre domaine prouve à tous que le compte est le vôtre.',
      en: 'A handle that is your own domain proves to all that the account is yours.',
    },
  ],
  connect,
};

const sessionSchema = z.object({ did: z.string(), handle: z.string() });
const profileSchema = z.object({
  displayName: z.string().optional().catch(undefined),
  avatar: z.string().optional().catch(undefined),
  followersCount: z.number().optional().catch(undefined),
});

async function connect(setup: Setup, context: PublishContext): Promise<AccountsOutcome> {
  const { service = '', identifier = '', appPassword = '' } = setup;
  const credentials: Credentials = { service, identifier, appPassword };
  const account = await accountOf(credentials, context);
  return account.ok ? { ok: true, accounts: [{ ...account.account, credentials }] } : account;
}

/** Who the password speaks for. Bluesky tells no limits: they are those of its lexicons. */
export function checkBluesky(credentials: Credentials, context: PublishContext): Promise<CheckOutcome> {
  return accountOf(credentials, context);
}

async function accountOf(
  credentials: Credentials,
  context: PublishContext,
): Promise<{ ok: true; account: Omit<RemoteAccount, 'credentials'> } | PublishTrouble> {
  const call = { method: 'com.atproto.server.getSession' };
  const session = await askBluesky(credentials, call, sessionSchema, context);
  if (!session.ok) return session;
  const { did, handle } = session.body;
  // A data server on its own knows no profiles: those are told by the application view.
  const asked = { method: 'app.bsky.actor.getProfile', query: { actor: did } };
  const told = await askBluesky(credentials, asked, profileSchema, context);
  const { displayName, avatar, followersCount } = told.ok ? told.body : {};
  return {
    ok: true,
    account: {
      remoteId: did,
      handle,
      name: displayName || handle,
      url: `https://bsky.app/profile/${handle}`,
      ...(avatar ? { avatarUrl: avatar } : {}),
      ...(followersCount === undefined ? {} : { followers: followersCount }),
      scopes: [],
    },
  };
}
