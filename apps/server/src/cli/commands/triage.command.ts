import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import {
  createTriage,
  distressAdvice,
  emptyLayer,
  findSensitive,
  learn,
  messageKinds,
  needsAnswer,
  neutralSummary,
  type MessageKind,
  type TriageLayer,
} from '@beffroi/engines/triage';
import type { Command, CommandIo } from '../command.ts';
import { filterLines } from '../line-filter.ts';

const help = `
Usage: ./beffroi triage [--layer FILE] < messages.jsonl > triages.jsonl
       ./beffroi triage --learn CORRECTIONS.jsonl [--layer FILE] > layer.json

Says of each message to a public body what it is, why, how much it needs an answer, whether someone may be in danger and
which number to call in France, and what should not stand in public. It answers nobody. French first; offline.

Input    one JSON object a line: {"id","text"} and optionally "private":true, "waitingMinutes".
Output   one JSON object a line, in the same order:
         {"id","kind","confidence","because":[...],"aggressive","needs","about","distress":[...],"sensitive":[...],
          "summary":{"fr","en"}}
           kind        question | request | thanks | complaint | insult | spam | emergency | information | other
           because     [{"word","weight"}]: the words that weighed most for the kind
           aggressive  none | insult | threat | hate, whatever the kind
           needs       0 to 1: how much it needs an answer
           about       {"subject"?,"words","place"?}
           distress    [{"kind","certainty","words","from","to","doubt"?,"numbers"}]: certainty is likely or doubtful
           sensitive   [{"kind","from","to"}]: numbers, addresses, health words
           summary     one line without the words of the message
         A line that cannot be read is reported on standard error with its number, and the filter goes on.

Options
  --layer FILE   what the territory taught, as written by --learn, on top of what ships
  --learn FILE   learns from corrections, one {"text","kind"} a line, and writes the new layer on standard output;
                 with --layer, goes on from that one. Signs of distress cannot be learnt away.

Exit code  0 done; 1 nothing could be read; 2 misused.

Example
  $ echo '{"id":"1","text":"ya 1 tro enorm rue pasteur fo boucher svp"}' | ./beffroi triage
`;

export const command: Command = {
  name: 'triage',
  summary: 'Tells what messages are, what needs an answer first, and whether someone may be in danger.',
  help,
  run,
};

type Message = { id?: unknown; text?: unknown; private?: unknown; waitingMinutes?: unknown };

async function run(args: string[], io: CommandIo): Promise<number> {
  try {
    const known = { layer: { type: 'string' }, learn: { type: 'string' } } as const;
    const options: { layer?: string; learn?: string } = parseArgs({ args, options: known }).values;
    const layer =
      options.layer === undefined ? undefined : (JSON.parse(readFileSync(options.layer, 'utf8')) as TriageLayer);
    const engine = createTriage(layer);
    if (options.learn !== undefined) return learnFrom(options.learn, layer ?? emptyLayer(), io);
    return await filterLines(io, (line) => {
      const { id, text, private: isPrivate, waitingMinutes } = JSON.parse(line) as Message;
      if (typeof text !== 'string') throw new Error('"text" must be a string / « text » doit être une chaîne');
      const triage = engine.read(text);
      const { kind, confidence, because, aggressive, about, distress } = triage;
      const sensitive = findSensitive(text);
      const { score } = needsAnswer(triage, {
        isPrivate: isPrivate === true,
        waitingMinutes: typeof waitingMinutes === 'number' ? waitingMinutes : undefined,
        hasSensitiveData: isPrivate !== true && sensitive.length > 0,
      });
      const called = distress.map((sign) => ({
        ...sign,
        numbers: distressAdvice[sign.kind].numbers.map(({ number }) => number),
      }));
      const summary = neutralSummary(text, triage);
      return JSON.stringify({
        id,
        kind,
        confidence,
        because,
        aggressive,
        needs: score,
        about,
        distress: called,
        sensitive,
        summary,
      });
    });
  } catch (error) {
    io.stderr.write(`triage: ${message(error)}\n`);
    return 2;
  }
}

function learnFrom(file: string, layer: TriageLayer, io: CommandIo): number {
  let learnt = layer;
  let read = 0;
  for (const [index, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    try {
      const { text, kind } = JSON.parse(line) as Record<string, unknown>;
      if (typeof text !== 'string') throw new Error('"text" must be a string / « text » doit être une chaîne');
      if (!messageKinds.includes(kind as MessageKind))
        throw new Error(`"kind" must be one of / « kind » doit être l’un de : ${messageKinds.join(', ')}`);
      learnt = learn(learnt, { text, kind: kind as MessageKind });
      read += 1;
    } catch (error) {
      io.stderr.write(`line ${index + 1}: ${message(error)}\n`);
    }
  }
  if (read === 0) return 1;
  io.stdout.write(`${JSON.stringify(learnt)}\n`);
  return 0;
}

function message(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
