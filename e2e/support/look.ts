import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** WCAG 2.2 at A and AA, and what axe holds to be good practice besides. */
const EVERYTHING = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules that a theme can break on a page that passes them all in the other theme. */
export const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Waits until the page has its title of level 1, has read what it shows, and has stopped asking. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], [data-loading="true"]') === null);
  await page.evaluate(() => document.fonts.ready);
}

/** What axe finds wrong on the page as it is shown: a line for each fault, with the element and how to mend it. */
export async function faults(page: Page, rules: readonly string[] = EVERYTHING): Promise<string[]> {
  // Given by the debugger, so that the page keeps its own content policy.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source);
  return page.evaluate(async (runOnly) => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: [...runOnly],
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.replaceAll(/\s+/g, ' ')}`),
    );
  }, rules);
}

/** What sticks out of the width of the window, once the page has had the time to fit itself into it. */
export async function overflow(page: Page): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= innerWidth;
  if (await page.waitForFunction(fits, undefined, { timeout: 3000 }).catch(() => undefined)) return [];
  return page.evaluate(() => [
    `${document.documentElement.scrollWidth - innerWidth} px too wide`,
    ...[...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map((element) => element.outerHTML.slice(0, 120))
      .slice(0, 5),
  ]);
}

/** Goes through the content of the page with the Tab key and says what takes the focus without showing it. */
export async function hiddenFocus(page: Page, steps: number): Promise<string[]> {
  const hidden: string[] = [];
  await page.locator('#contenu').focus();
  for (let step = 0; step < steps; step += 1) {
    await page.keyboard.press('Tab');
    const fault = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return 'end';
      // The ring may be the element's own or that of the box that dresses it (a field's wrapper, a switch's track).
      const shown = [element, element.parentElement, element.nextElementSibling].some((each) => {
        if (!each) return false;
        const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each);
        return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
      });
      return shown ? '' : element.outerHTML.slice(0, 160);
    });
    if (fault === 'end') break;
    if (fault !== '') hidden.push(fault);
  }
  return hidden;
}
