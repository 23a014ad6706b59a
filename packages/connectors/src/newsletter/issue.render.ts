import { attributesOf, element, escaped, paragraphsOf } from '../markup.write.ts';

export type RenderedIssue = {
  subject: string;
  /** Plain text, addresses and all. */
  text: string;
  lang: string;
  /** The letter's name, over its title. */
  letter: string;
  images: { cid: string; alt: string; width: number; height: number }[];
  link?: { url: string; title?: string | undefined };
  /** Where a browser reads it. */
  url: string;
  unsubscribeUrl: string;
};

const words = {
  fr: {
    online: 'Lire en ligne',
    why: (letter: string) => `Vous recevez ce message parce que vous vous êtes inscrit à « ${letter} ».`,
    leave: 'Se désinscrire',
  },
  en: {
    online: 'Read online',
    why: (letter: string) => `You receive this message because you signed up for '${letter}'.`,
    leave: 'Unsubscribe',
  },
};

/** Widest column that mail programs show without scrolling sideways. */
const columnWidth = 600;
const body = 'margin:0;padding:24px 16px;background:#ffffff;color:#1b1b1f;font:16px/1.5 Arial,Helvetica,sans-serif';
const column = `max-width:${columnWidth}px;margin:0 auto`;
const picture = 'display:block;max-width:100%;height:auto;border:0';
const quiet = 'margin:32px 0 0;padding:16px 0 0;border-top:1px solid #767680;color:#44444a;font-size:14px';

/**
 * One issue as HTML and as text for one reader: a language, one heading, paragraphs, pictures with their texts, no table
 * and no picture of words; every link says where it leads.
 */
export function renderIssue(issue: RenderedIssue): { html: string; text: string } {
  return { html: htmlOf(issue), text: textOf(issue) };
}

function htmlOf(issue: RenderedIssue): string {
  const { subject, text, lang, letter, images, link, url, unsubscribeUrl } = issue;
  const said = wordsOf(lang);
  const figures = images.map(({ cid, alt, width, height }) => {
    const shown = Math.min(width, columnWidth);
    const size = { width: shown, height: Math.round((height * shown) / width) };
    return `<p><img${attributesOf({ src: `cid:${cid}`, alt, ...size, style: picture })}></p>`;
  });
  const more = link ? `<p><a${attributesOf({ href: link.url })}>${escaped(link.title ?? link.url)}</a></p>` : '';
  return [
    '<!doctype html>',
    `<html${attributesOf({ lang })}>`,
    `<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">${element('title', subject)}</head>`,
    `<body${attributesOf({ style: body })}>`,
    `<div${attributesOf({ role: 'article', 'aria-roledescription': 'email', 'aria-label': subject, lang, style: column })}>`,
    element('p', letter),
    `<h1 style="font-size:24px;line-height:1.25">${escaped(subject)}</h1>`,
    ...figures,
    paragraphsOf(text),
    more,
    `<p${attributesOf({ style: quiet })}>${escaped(said.why(letter))}<br><a${attributesOf({ href: url })}>${said.online}</a> · <a${attributesOf({ href: unsubscribeUrl })}>${said.leave}</a></p>`,
    '</div>',
    '</body>',
    '</html>',
  ]
    .filter((line) => line !== '')
    .join('\n');
}

function textOf({ subject, text, lang, letter, images, link, url, unsubscribeUrl }: RenderedIssue): string {
  const said = wordsOf(lang);
  const described = images.filter(({ alt }) => alt !== '').map(({ alt }) => `[Image : ${alt}]`);
  return [
    letter,
    subject,
    ...described,
    text.trim(),
    link ? [link.title, link.url].filter((part) => part !== undefined).join('\n') : '',
    `-- \n${said.why(letter)}\n${said.online} : ${url}\n${said.leave} : ${unsubscribeUrl}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .toWellFormed();
}

function wordsOf(lang: string): (typeof words)['fr'] {
  return lang.startsWith('en') ? words.en : words.fr;
}
