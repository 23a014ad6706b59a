import { z } from 'zod';

/* Words that the identity contracts share. */

export const locales = ['fr', 'en'] as const;
export type Locale = (typeof locales)[number];
export const themes = ['system', 'light', 'dark'] as const;

export const timeZoneSchema = z.string().min(1).max(60);
export const emailSchema = z.email().max(254);
/** Twelve signs or more, no rule on what they are; what a person can remember beats what a rule demands. */
export const passwordSchema = z.string().min(12).max(128);
export const personNameSchema = z.string().trim().min(1).max(120);
/** What a one-time link carries. */
export const linkToken = z.object({ token: z.string().min(20).max(200) });
