import { findEntities } from '@beffroi/engines/counting';
import { Fragment, type ReactNode, useState } from 'react';
import { useWords } from '../../words.ts';
import { foldAt, type Look } from './preview-looks.ts';
import classes from './preview.module.css';

/** The words of a part as the network shows them: links, accounts and hashtags lit, what is too long struck. */
export function PreviewText({
  text,
  over,
  fold,
  lead,
}: {
  text: string;
  over?: number | undefined;
  fold: Look['fold'];
  lead?: ReactNode;
}) {
  const t = useWords();
  const [whole, setWhole] = useState(false);
  const cut = over === undefined ? foldAt(text, fold) : undefined;
  const shown = cut !== undefined && !whole ? text.slice(0, cut) : text;
  if (text === '' && !lead) return null;
  return (
    <p className={classes.text}>
      {lead}
      <Lit text={over === undefined ? shown : text.slice(0, over)} />
      {over !== undefined && (
        <mark className={classes.over}>
          <span className="vh">{t('preview.over')} </span>
          {text.slice(over)}
        </mark>
      )}
      {cut !== undefined && (
        <>
          {!whole && '… '}
          <button type="button" className={classes.more} aria-expanded={whole} onClick={() => setWhole(!whole)}>
            {t(whole ? 'preview.less' : 'preview.more')}
          </button>
        </>
      )}
    </p>
  );
}

function Lit({ text }: { text: string }) {
  const pieces: ReactNode[] = [];
  let from = 0;
  for (const entity of findEntities(text, { bareDomains: true })) {
    if (entity.kind === 'email') continue;
    pieces.push(
      text.slice(from, entity.from),
      <span className={classes.lit}>{text.slice(entity.from, entity.to)}</span>,
    );
    from = entity.to;
  }
  pieces.push(text.slice(from));
  return pieces.map((piece, index) => <Fragment key={index}>{piece}</Fragment>);
}
