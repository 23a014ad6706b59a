import { z } from 'zod';
import { flag, whole, type Values } from './settings.ts';

/** The settings of the ground that every module stands on. */
export const platformSettings = {
  port: { env: 'PORT', doc: 'The port it listens on.', schema: whole(4300, 0, 65535), example: '4300' },
  host: { env: 'HOST', doc: 'The address it listens on.', schema: z.string().default('127.0.0.1'), example: '127.0.0.1' },
  baseUrl: {
    env: 'BASE_URL',
    doc: 'The public address, as people type it. By default http://localhost and the port.',
    schema: z.url({ protocol: /^https?$/, error: 'this is not an http or https address' }).optional(),
    example: 'https://beffroi.example.fr',
  },
  dataDir: { env: 'DATA_DIR', doc: 'Where the database, media and keys are kept.', schema: z.string().default('./data'), example: './data' },
  databaseUrl: {
    env: 'DATABASE_URL',
    doc: 'A PostgreSQL 15 or later. Without it, an embedded one runs in the data folder.',
    schema: z.string().regex(/^postgres(ql)?:\/\//, 'this does not start with postgres://').optional(),
    secret: true,
    example: 'postgres://beffroi:secret@localhost:5432/beffroi',
  },
  databasePool: { env: 'DATABASE_POOL', doc: 'How many connections to the database at most.', schema: whole(10, 2, 500), example: '10' },
  secret: {
    env: 'BEFFROI_SECRET',
    doc: 'The secret that seals credentials and signs links, 32 signs or more. Without it, one is made in the data folder. Keep a copy.',
    schema: z.string().min(32, 'this is shorter than 32 signs').optional(),
    secret: true,
  },
  logLevel: {
    env: 'LOG_LEVEL',
    doc: 'What is logged: error, warn, info or debug.',
    schema: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'this is not error, warn, info or debug' }).default('warn'),
    example: 'warn',
  },
  trustProxy: {
    env: 'TRUST_PROXY',
    doc: 'Whether a reverse proxy in front sets X-Forwarded-For. Say true only then.',
    schema: flag(false),
    example: 'false',
  },
  outboundAllowPrivate: {
    env: 'OUTBOUND_ALLOW_PRIVATE',
    doc: 'Whether sources and webhooks may be on private or loopback addresses.',
    schema: flag(false),
    example: 'false',
  },
  smtpUrl: {
    env: 'SMTP_URL',
    doc: 'The mail server: smtp://user:password@host:587 or smtps://. Without it, no mail leaves, and the interface says so.',
    schema: z.string().regex(/^smtps?:\/\//, 'this does not start with smtp:// or smtps://').optional(),
    secret: true,
    example: 'smtp://user:secret@mail.example.fr:587',
  },
  mailFrom: { env: 'MAIL_FROM', doc: 'The sender of its mail.', schema: z.string().default('Beffroi <beffroi@localhost>'), example: 'Beffroi <beffroi@example.fr>' },
} as const;

export type PlatformSettings = Values<typeof platformSettings>;
