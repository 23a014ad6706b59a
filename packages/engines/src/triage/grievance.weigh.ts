import type { Features } from './feature.extract.ts';
import { messageKinds } from './triage.types.ts';

const INSULT = messageKinds.indexOf('insult');
const COMPLAINT = messageKinds.indexOf('complaint');
/** Share of an insult that goes to the complaint when it has a grievance beside it. */
const SHARE = 0.7;
const grievances = ['=discontent', '=how long', '=broken thing', '=asks for an act'];

/** Only what is nothing but abuse is an insult: with a grievance about something, a rude message is a complaint. */
export function withGrievance(p: Float64Array, features: Features): Float64Array {
  const isAbout = features.has('~subject') || features.has('~place');
  if (!isAbout || !grievances.some((name) => features.has(name))) return p;
  const moved = p.slice();
  moved[COMPLAINT]! += p[INSULT]! * SHARE;
  moved[INSULT]! *= 1 - SHARE;
  return moved;
}
