export type { ClassifierTrouble } from './classifier.trouble.ts';
export { createTextClassifier, type TextClassifier } from './text-classifier.ts';
