import { describe, expect, test } from 'vitest';
import { descendants, htmlToText, linksInText, readMarkup, resolveReference, safeHttpUrl } from './index.ts';

describe('HTML as text', () => {
  test.each([
    ['<p>Un</p><p>Deux</p>', 'Un\n\nDeux'],
    ['Un<br>Deux<br/><br>Trois', 'Un\nDeux\n\nTrois'],
    ['<ul><li>a</li><li><p>b</p></li></ul>fin', '• a\n• b\n\nfin'],
    ['  beaucoup \n\t d’espaces <b> gras </b>!', 'beaucoup d’espaces gras !'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['&eacute;t&eacute; &amp; &lt;b&gt; &#8217; &#150; &nbsp;x', 'été & <b> ’ – \u00a0x'],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'a\nb\nc'],
    ['a<script>if (1<2) alert("</b>")</script>b<style>p{}</style><!-- c -->', 'ab'],
    ['<script>alert(1)', ''],
    ['avant <b>gras', 'avant gras'],
    ['<object data="x">à défaut</object>', 'à défaut'],
    ['a\u0000b\u0007c', 'abc'],
    ['1 < 2 et 3 > 2', '1 < 2 et 3 > 2'],
    ['', ''],
  ])('%j', (html, text) => {
    expect(htmlToText(html).text).toBe(text);
  });

  test('links and images are kept when they are safe, made absolute, once each', () => {
    const html =
      '<a href="/a">1</a><a href="/a">2</a><a href="JaVaScRiPt:x">3</a><a href="//c.example/">4</a><img src="i.png" alt=" Le  beffroi "><img src="t.gif" width="1">';
    expect(htmlToText(html, 'https://b.example/x/')).toEqual({
      text: '1234',
      links: ['https://b.example/a', 'https://c.example/'],
      images: [{ url: 'https://b.example/x/i.png', alt: 'Le beffroi' }],
    });
  });

  test('addresses in plain text are found without the punctuation around them', () => {
    expect(linksInText('Voir https://a.example/x?y=1, (http://b.example) et « https://c.example/é ».')).toEqual([
      'https://a.example/x?y=1',
      'http://b.example/',
      'https://c.example/%C3%A9',
    ]);
  });
});

describe('the tree', () => {
  test('tells what was broken', () => {
    const problems = (source: string) => [...readMarkup(source, { xml: true }).problems].sort();
    expect(problems('<a><b/>text</a>')).toEqual([]);
    expect(problems('<a><b></a>')).toEqual(['unclosed']);
    expect(problems('<a></b></a>')).toEqual(['unopened']);
    expect(problems('<a x=1></a>')).toEqual(['attribute']);
    expect(problems('<a>text</a><b attr="')).toContain('cut');
    expect(problems('<a>'.repeat(300) + '</a>'.repeat(300))).toContain('too-deep');
  });

  test('closes what HTML lets authors leave open', () => {
    const { root } = readMarkup('<ul><li>a<li>b</ul><p>c<div>d</div>', { xml: false });
    const depths = [...descendants(root)].map(({ name, depth }) => `${name}${depth}`);
    expect(depths).toEqual(['ul1', 'li2', 'li2', 'p1', 'div1']);
  });

  test('an attribute may not reach the prototype', () => {
    const { root } = readMarkup('<a __proto__="x" constructor="y">', { xml: false });
    const [element] = descendants(root);
    expect(Object.keys(element?.attrs ?? {})).toEqual(['__proto__', 'constructor']);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});

// RFC 3986, 5.4.
test.each([
  ['g', 'http://a/b/c/g'],
  ['./g', 'http://a/b/c/g'],
  ['g/', 'http://a/b/c/g/'],
  ['/g', 'http://a/g'],
  ['//g', 'http://g'],
  ['?y', 'http://a/b/c/d;p?y'],
  ['g?y', 'http://a/b/c/g?y'],
  ['#s', 'http://a/b/c/d;p?q#s'],
  ['g#s', 'http://a/b/c/g#s'],
  [';x', 'http://a/b/c/;x'],
  ['', 'http://a/b/c/d;p?q'],
  ['.', 'http://a/b/c/'],
  ['./', 'http://a/b/c/'],
  ['..', 'http://a/b/'],
  ['../g', 'http://a/b/g'],
  ['../..', 'http://a/'],
  ['../../g', 'http://a/g'],
  ['../../../g', 'http://a/g'],
  ['/./g', 'http://a/g'],
  ['/../g', 'http://a/g'],
  ['g.', 'http://a/b/c/g.'],
  ['./g/.', 'http://a/b/c/g/'],
  ['g/../h', 'http://a/b/c/h'],
  ['g?y/../x', 'http://a/b/c/g?y/../x'],
  ['mailto:x', 'mailto:x'],
  ['http://X.example', 'http://X.example'],
])('%j resolves as RFC 3986 says', (reference, resolved) => {
  expect(resolveReference('http://a/b/c/d;p?q', reference)).toBe(resolved);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'ftp://a.example/',
  'https://u:p@a.example/',
  '',
  '/relative',
  'https://',
  `https://a.example/${'x'.repeat(5000)}`,
])('%s is no safe link', (reference) => {
  expect(safeHttpUrl(reference)).toBeUndefined();
});
