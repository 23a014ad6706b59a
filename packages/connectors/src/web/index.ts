export { capturePage } from './capture-page.ts';
export { webConnector, webKind } from './web.connector.ts';
