import { idSchema, roles, type Role } from '@beffroi/contracts';
import { z } from 'zod';
import { baseAddress, flag, text, words, type Kind, type Setting } from './setting.kinds.ts';

/** Whoever has that value in that claim holds that role in that territory. */
export type RoleRule = { claim: string; value: string; role: Role; territoryId: string };

const roleSchema = z.enum(roles);

/** The claim ends at the first colon and the value at the last equal sign: a value may be a distinguished name. */
const roleRules: Kind<RoleRule[]> = {
  schema: z.string().transform((raw, context) => {
    const parts = raw.split(/[;\n]/).map((part) => part.trim());
    return parts
      .filter((part) => part !== '')
      .map((part) => {
        const [, claim = '', value = '', right = '', territoryId = ''] =
          /^([^:]+):(.+)=([a-z_]+)@(\S+)$/.exec(part) ?? [];
        const role = roleSchema.safeParse(right);
        if (role.success && idSchema.safeParse(territoryId).success)
          return { claim: claim.trim(), value: value.trim(), role: role.data, territoryId };
        context.addIssue({ code: 'custom' });
        return z.NEVER;
      });
  }),
  expects: {
    fr: `des règles claim:value=role@territory séparées par des points-virgules, où role est : ${roles.join(', ')}`,
    en: `rules like claim:value=role@territory separated by semicolons, where role is: ${roles.join(', ')}`,
  },
};

/** The settings of signing in by another provider. */
export const signInSettings = {
  oidcIssuer: {
    name: 'OIDC_ISSUER',
    doc: {
      fr: 'Connexion par OpenID Connect : l’adresse du fournisseur, celle qui précède /.well-known/openid-configuration.',
      en: 'Sign-in by OpenID Connect: the provider’s address, the one before /.well-known/openid-configuration.',
    },
    example: 'https://sso.example.fr/realms/agents',
    ...baseAddress,
  },
  oidcClientId: {
    name: 'OIDC_CLIENT_ID',
    doc: {
      fr: 'L’identifiant de client donné par le fournisseur.',
      en: 'The client identifier that the provider gave.',
    },
    example: 'beffroi',
    ...text,
  },
  oidcClientSecret: {
    name: 'OIDC_CLIENT_SECRET',
    doc: { fr: 'Le secret de ce client.', en: 'The secret of that client.' },
    secret: true,
    ...text,
  },
  oidcLabel: {
    name: 'OIDC_LABEL',
    doc: { fr: 'Ce que dit le bouton.', en: 'What the button says.' },
    default: 'Compte de la collectivité',
    ...text,
  },
  oidcScopes: {
    name: 'OIDC_SCOPES',
    doc: { fr: 'Les portées demandées, en plus de openid.', en: 'The scopes asked for, besides openid.' },
    default: 'email profile',
    ...words(/^[\x21-\x7e]+$/, { fr: 'des portées séparées par des espaces', en: 'scopes separated by spaces' }),
  },
  proconnectIssuer: {
    name: 'PROCONNECT_ISSUER',
    doc: {
      fr: 'L’adresse de ProConnect pour votre client, jusqu’à /api/v2 : les agents publics peuvent alors entrer par ProConnect.',
      en: 'The address of ProConnect for your client, up to /api/v2: public agents may then sign in by ProConnect.',
    },
    example: 'https://fca.integ01.dev-agentconnect.fr/api/v2',
    ...baseAddress,
  },
  proconnectClientId: {
    name: 'PROCONNECT_CLIENT_ID',
    doc: { fr: 'L’identifiant de client donné par ProConnect.', en: 'The client identifier that ProConnect gave.' },
    ...text,
  },
  proconnectClientSecret: {
    name: 'PROCONNECT_CLIENT_SECRET',
    doc: { fr: 'Le secret de ce client.', en: 'The secret of that client.' },
    secret: true,
    ...text,
  },
  proconnectSirets: {
    name: 'PROCONNECT_SIRETS',
    doc: {
      fr: 'Les SIRET des organismes dont les agents peuvent entrer. Sans aucun, personne n’entre par ProConnect.',
      en: 'The SIRET numbers of the bodies whose agents may sign in. Without any, nobody signs in by ProConnect.',
    },
    default: '',
    example: '23350001600040',
    ...words(/^\d{14}$/, {
      fr: 'des numéros de 14 chiffres séparés par des virgules',
      en: 'numbers of 14 digits separated by commas',
    }),
  },
  proconnectAcr: {
    name: 'PROCONNECT_ACR',
    doc: {
      fr: 'L’assurance demandée à ProConnect (acr_values).',
      en: 'The assurance that ProConnect is asked for (acr_values).',
    },
    default: 'eidas1',
    ...text,
  },
  oidcRoles: {
    name: 'OIDC_ROLES',
    doc: {
      fr: 'Les rôles que donne ce que le fournisseur dit d’une personne, séparés par des points-virgules. Sans règle, les rôles se donnent dans Beffroi.',
      en: 'The roles given by what the provider says of a person, separated by semicolons. Without rules, roles are given in Beffroi.',
    },
    default: '',
    example: 'groups:com-redaction=contributor@ter_01jd0000000000000000000000',
    ...roleRules,
  },
  oidcOnly: {
    name: 'OIDC_ONLY',
    doc: {
      fr: 'true pour que l’on n’entre que par un fournisseur : ni mot de passe, ni clé d’accès.',
      en: 'true to let people in by a provider only: no password, no passkey.',
    },
    default: 'false',
    ...flag,
  },
} satisfies Record<string, Setting>;
