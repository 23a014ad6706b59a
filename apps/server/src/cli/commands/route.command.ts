import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  createRouter,
  emptyLayer,
  readDirectory,
  trainClassifier,
  type Correction,
  type RouteRequest,
  type Router,
  type Routing,
  type RoutingLayer,
} from '@beffroi/engines/routing';
import type { Command, CommandIo } from '../command.ts';
import { filterLines } from '../line-filter.ts';
import { readCorrection, readLabelled, readRequest } from './route.lines.ts';

const help = `
Usage: ./beffroi route --directory FILE.json [--layer FILE] < requests.jsonl > routings.jsonl
       ./beffroi route --directory FILE.json --learn CORRECTIONS.jsonl [--layer FILE] > layer.json
       ./beffroi route --classify LABELLED.jsonl < texts.jsonl > labels.jsonl

Says of each request which departments should have it, and why; or that it is outside our competence, and which kind of
authority has it in French public law. It does not guess: what it is not sure of, it says so. French; offline.

Directory  {"kind","departments":[{"id","name","competences"?,"keywords"?,"examples"?}]}
             kind         commune | intercommunalite | departement | region | university; without it nothing is outside
             competences, keywords   lists of texts; examples: texts or {"title","text"}, the more the better
           docs/examples/directory.commune.json is one to start from; there is one for each kind.
Input      one JSON object a line: {"id","text"} and optionally "title", "place".
Output     one JSON object a line, in the same order, either
           {"id","departments":[{"id","confidence","reasons":[...]}]}    up to three, likeliest first
           {"id","outside":{"authority","body"?,"confidence","reasons":[...]}}
             authority    commune | intercommunalite | departement | region | state | other; body: who exactly, in French
             reasons      {"kind":"subject","text","law"} what it is about and the source in law;
                          {"kind":"name|competence|keyword|example","text"} the line of the directory that is nearest;
                          {"kind":"words","text","weight"} the words that weighed;
                          {"kind":"learnt","text","corrections"} what corrections said of these words
           with "unsure":true when the likeliest is under 0.5: the departments are then suggestions, perhaps none,
           also beside "outside".
           A line that cannot be read is reported on standard error with its number, and the filter goes on.

Options
  --directory FILE  the departments of the territory
  --layer FILE      what the territory taught, as written by --learn, on top of the directory
  --learn FILE      learns from corrections, one {"text","title"?,"department"} a line, and writes the layer on standard
                    output; with --layer, goes on from that one. "department" is an id of the directory, or
                    "outside:state" and the like.
  --classify FILE   learns from labelled texts, one {"text","title"?,"label"} (or "labels":[...]) a line, and answers
                    {"id","label","p":{...},"because":[{"word","weight"}]} for each text: themes of your own.

Exit code  0 done; 1 nothing could be read; 2 misused.

Example
  $ echo '{"id":"1","text":"slt ya 1 nid de poule devan lekol"}' |
      ./beffroi route --directory docs/examples/directory.commune.json
`;

export const command: Command = {
  name: 'route',
  summary: 'Routes citizens’ requests to the department that should have them, or says which authority has them.',
  help,
  run,
};

type Options = { directory?: string; layer?: string; learn?: string; classify?: string };

async function run(args: string[], io: CommandIo): Promise<number> {
  try {
    const option = { type: 'string' } as const;
    const options: Options = parseArgs({
      args,
      options: { directory: option, layer: option, learn: option, classify: option },
    }).values;
    if (options.classify !== undefined) return await classify(options.classify, io);
    if (options.directory === undefined) throw new Error('--directory FILE is required / --directory FILE est requis');
    const router = createRouter(readDirectory(JSON.parse(readFileSync(options.directory, 'utf8'))));
    const layer =
      options.layer === undefined ? undefined : (JSON.parse(readFileSync(options.layer, 'utf8')) as RoutingLayer);
    if (options.learn !== undefined) return learnFrom(options.learn, router, layer ?? emptyLayer(), io);
    if (layer !== undefined) router.learnAll(layer, []);
    return await filterLines(io, (line) => {
      const { id, request } = readRequest(line);
      return JSON.stringify({ id, ...told(router.route(request, layer)) });
    });
  } catch (error) {
    io.stderr.write(`route: ${message(error)}\n`);
    return 2;
  }
}

function told({ departments, outside, unsure }: Routing): object {
  return {
    ...(outside === undefined ? {} : { outside }),
    ...(outside === undefined || unsure ? { departments } : {}),
    ...(unsure ? { unsure } : {}),
  };
}

function learnFrom(file: string, router: Router, layer: RoutingLayer, io: CommandIo): number {
  const ids = new Set(router.directory.departments.map(({ id }) => id));
  const corrections = readLines(file, io, (line): Correction => readCorrection(line, ids));
  if (corrections.length === 0) return 1;
  io.stdout.write(`${JSON.stringify(router.learnAll(layer, corrections))}\n`);
  return 0;
}

async function classify(file: string, io: CommandIo): Promise<number> {
  const samples = readLines(file, io, readLabelled);
  if (samples.length === 0) return 1;
  const classifier = trainClassifier(samples);
  return filterLines(io, (line) => {
    const { id, request } = readRequest(line);
    const { ranked, because } = classifier.classify(textOf(request));
    const p = Object.fromEntries(ranked.map((entry) => [entry.label, Math.round(entry.p * 1e4) / 1e4]));
    return JSON.stringify({ id, label: ranked[0]!.label, p, because });
  });
}

function textOf({ title, text }: RouteRequest): { title?: string; text: string } {
  return title === undefined ? { text } : { title, text };
}

/** Lines that cannot be read are reported and passed over. */
function readLines<T>(file: string, io: CommandIo, read: (line: string) => T): T[] {
  const values: T[] = [];
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      values.push(read(line));
    } catch (error) {
      io.stderr.write(`line ${index + 1}: ${message(error)}\n`);
    }
  }
  return values;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
