import { chromium, type Browser } from 'playwright-core';
import { inject } from 'vitest';

/** Connects to the Chromium of the run; `close` in `afterAll` ends the connection and what was opened through it. */
export function openBrowser(): Promise<Browser> {
  return chromium.connect(inject('browserEndpoint'));
}
