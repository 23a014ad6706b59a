import { QueryClient } from '@tanstack/react-query';
import { createAppRouter } from '../../apps/web/src/app/router.tsx';

/** Addresses that only lead to another one. */
const LEADS_ELSEWHERE = ['/', '/t/$territoryId/'];

/** The path of every page of the interface, as its own router says them: `/t/$territoryId/alertes/$alarmId`. */
export function pagesOfRouter(): string[] {
  const router = createAppRouter(new QueryClient());
  return Object.values(router.routesById)
    .filter((route) => route.children === undefined && !LEADS_ELSEWHERE.includes(route.fullPath))
    .map((route) => route.fullPath);
}

/** The address of a page. @throws when the page has a parameter that was not given */
export function addressOfPage(path: string, params: Record<string, string>): string {
  return path.replaceAll(/\$(\w+)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined) throw new Error(`${path} needs a ${name}: give one, so that the page is looked at`);
    return encodeURIComponent(value);
  });
}
