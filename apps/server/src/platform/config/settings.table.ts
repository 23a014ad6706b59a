import { address, baseAddress, choice, flag, hosts, longText, text, whole, type Setting } from './setting.kinds.ts';
import { signInSettings } from './sign-in.settings.ts';

/** Every setting, in the order of `.env.example`, which is generated from here. */
export const settingsTable = {
  port: {
    name: 'PORT',
    doc: { fr: 'Le port d’écoute.', en: 'The port it listens on.' },
    default: '4300',
    ...whole(0, 65_535),
  },
  host: {
    name: 'HOST',
    doc: {
      fr: 'L’adresse d’écoute. 0.0.0.0 dans un conteneur, ou derrière un mandataire d’une autre machine.',
      en: 'The address it listens on. 0.0.0.0 in a container, or behind a proxy on another machine.',
    },
    default: '127.0.0.1',
    ...text,
  },
  baseUrl: {
    name: 'BASE_URL',
    doc: {
      fr: 'L’adresse publique, telle qu’on la tape. Par défaut http://localhost et le port.',
      en: 'The public address, as people type it. By default http://localhost and the port.',
    },
    example: 'https://beffroi.example.fr',
    ...baseAddress,
  },
  trustProxy: {
    name: 'TRUST_PROXY',
    doc: {
      fr: 'true si un mandataire inverse, et lui seul, pose X-Forwarded-For.',
      en: 'true if a reverse proxy, and it alone, sets X-Forwarded-For.',
    },
    default: 'false',
    ...flag,
  },
  role: {
    name: 'ROLE',
    doc: {
      fr: 'La part du travail que fait ce processus : tout, ou les pages et l’API (web), les tâches (worker), l’écoute des sources (listener). Au-delà d’un processus, DATABASE_URL et SECRET_KEY sont à donner.',
      en: 'The part of the work that this process does: all of it, or pages and API (web), jobs (worker), listening to sources (listener). Past one process, DATABASE_URL and SECRET_KEY are to be given.',
    },
    default: 'all',
    ...choice(['all', 'web', 'worker', 'listener']),
  },
  defaultLanguage: {
    name: 'DEFAULT_LANGUAGE',
    doc: {
      fr: 'La langue de qui n’en a pas choisi : fr ou en.',
      en: 'The language of those who have chosen none: fr or en.',
    },
    default: 'fr',
    ...choice(['fr', 'en']),
  },
  demo: {
    name: 'DEMO',
    doc: {
      fr: 'true pour des territoires de démonstration et un réseau simulé, comme npm start -- --demo.',
      en: 'true for demonstration territories and a simulated network, like npm start -- --demo.',
    },
    default: 'false',
    ...flag,
  },
  dataFolder: {
    name: 'DATA_FOLDER',
    doc: {
      fr: 'Où sont gardés la base, les médias et les clés. À sauvegarder (./beffroi backup).',
      en: 'Where database, media and keys are kept. Back it up (./beffroi backup).',
    },
    default: './data',
    ...text,
  },
  databaseUrl: {
    name: 'DATABASE_URL',
    doc: {
      fr: 'Un PostgreSQL 15 ou plus récent. Sans elle, celui du projet tourne dans DATA_FOLDER.',
      en: 'A PostgreSQL 15 or later. Without it, the one of the project runs in DATA_FOLDER.',
    },
    example: 'postgres://beffroi:secret@localhost:5432/beffroi',
    secret: true,
    ...address(['postgres', 'postgresql'], 'postgres://user:password@host:5432/beffroi'),
  },
  databasePool: {
    name: 'DATABASE_POOL',
    doc: { fr: 'Le nombre de connexions à la base, au plus.', en: 'How many connections to the database, at most.' },
    default: '12',
    ...whole(4, 500),
  },
  secretKey: {
    name: 'SECRET_KEY',
    doc: {
      fr: 'Le secret qui scelle les identifiants des réseaux et signe les liens. Sans lui, il est créé dans DATA_FOLDER. À garder : sans ce secret, ce qui est scellé est perdu.',
      en: 'The secret that seals the networks’ credentials and signs links. Without it, one is made in DATA_FOLDER. Keep it: what it sealed is lost without it.',
    },
    secret: true,
    ...longText(32),
  },
  logLevel: {
    name: 'LOG_LEVEL',
    doc: { fr: 'Ce qui est journalisé, sur la sortie d’erreur.', en: 'What is logged, on standard error.' },
    default: 'warn',
    ...choice(['fatal', 'error', 'warn', 'info', 'debug', 'silent']),
  },
  allowPrivateAddresses: {
    name: 'ALLOW_PRIVATE_ADDRESSES',
    doc: {
      fr: 'Les hôtes privés ou locaux que sources et webhooks ont le droit d’atteindre ; tous les autres sont refusés.',
      en: 'The private or local hosts that sources and webhooks may reach; all others are refused.',
    },
    default: '',
    example: 'intranet.example.fr, 10.1.0.0/16',
    ...hosts,
  },
  smtpUrl: {
    name: 'SMTP_URL',
    doc: {
      fr: 'Le serveur de courriel. Sans lui aucun courriel ne part, et l’interface le dit.',
      en: 'The mail server. Without it no mail leaves, and the interface says so.',
    },
    example: 'smtp://user:password@mail.example.fr:587',
    secret: true,
    ...address(['smtp', 'smtps'], 'smtp://user:password@mail.example.fr:587'),
  },
  mailFrom: {
    name: 'MAIL_FROM',
    doc: { fr: 'L’expéditeur de ses courriels.', en: 'The sender of its mail.' },
    default: 'Beffroi <beffroi@localhost>',
    ...text,
  },
  mailPrivateHosts: {
    name: 'MAIL_PRIVATE_HOSTS',
    doc: {
      fr: 'Les serveurs de courriel privés ou locaux (IMAP et SMTP des boîtes connectées) qui ont le droit d’être atteints ; tous les autres sont refusés.',
      en: 'The private or local mail servers (IMAP and SMTP of connected mailboxes) that may be reached; all others are refused.',
    },
    default: '',
    example: 'mail.valmarin.local, 10.1.0.0/16',
    ...hosts,
  },
  mailAttachmentMegabytes: {
    name: 'MAIL_ATTACHMENT_MB',
    doc: {
      fr: 'La plus lourde pièce jointe gardée d’un courriel reçu, en Mo ; ce qui dépasse est nommé et laissé dans la boîte.',
      en: 'The heaviest attachment that is kept of a mail received, in MB; what is heavier is named and left in the mailbox.',
    },
    default: '10',
    ...whole(1, 50),
  },
  toneModelFolder: {
    name: 'TONE_MODEL_FOLDER',
    doc: {
      fr: 'Un dossier local qui tient un modèle de sentiment au format ONNX (config.json, tokenizer.json, onnx/model.onnx) : il juge alors les mentions à la place du modèle fourni, qui reste là s’il est en peine. Rien n’est téléchargé.',
      en: 'A local folder that holds a sentiment model in the ONNX format (config.json, tokenizer.json, onnx/model.onnx): it then judges mentions in place of the model that ships, which stands in when it is in trouble. Nothing is downloaded.',
    },
    example: './models/sentiment',
    ...text,
  },
  placeLookup: {
    name: 'PLACE_LOOKUP',
    doc: {
      fr: 'true pour chercher le lieu d’un signalement de crise auprès du service national des adresses (data.geopf.fr), au geste de qui l’enregistre. false : rien n’est demandé dehors, les coordonnées se donnent à la main.',
      en: 'true to look the place of a report of a crisis up in the national address service (data.geopf.fr), as somebody records it. false: nothing is asked outside, coordinates are given by hand.',
    },
    default: 'true',
    ...flag,
  },
  ...signInSettings,
  vapidPublicKey: {
    name: 'VAPID_PUBLIC_KEY',
    doc: {
      fr: 'Les clés des notifications du navigateur (Web Push). Sans elles, elles sont créées dans DATA_FOLDER.',
      en: 'The keys of browser notifications (Web Push). Without them, they are made in DATA_FOLDER.',
    },
    ...text,
  },
  vapidPrivateKey: {
    name: 'VAPID_PRIVATE_KEY',
    doc: { fr: 'La clé privée de la paire.', en: 'The private key of the pair.' },
    secret: true,
    ...text,
  },
  vapidSubject: {
    name: 'VAPID_SUBJECT',
    doc: {
      fr: 'Qui les services de notification peuvent joindre. Par défaut l’adresse publique.',
      en: 'Whom the push services may contact. By default the public address.',
    },
    example: 'mailto:beffroi@example.fr',
    ...address(['mailto', 'https'], 'mailto:beffroi@example.fr'),
  },
} satisfies Record<string, Setting>;
