import { Logo, PageHead } from '@beffroi/ui';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ThemeMenu } from '../../app/shell/theme-menu.tsx';
import { usePage } from '../../shared/page.ts';
import { useWords } from '../../shared/words.ts';
import classes from './plain-frame.module.css';

/** A page of no territory: the mark that leads back, and the content. */
export function PlainFrame({
  title,
  over,
  actions,
  children,
}: {
  title: string;
  over?: ReactNode;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const t = useWords();
  usePage(title);
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#contenu">
        {t('app.skip')}
      </a>
      <header className={classes.bar}>
        <Link to={'/' as string} className={classes.home}>
          <Logo size={26} />
          <b>Beffroi</b>
          <span className="vh">{t('app.notfound.home')}</span>
        </Link>
        <ThemeMenu />
      </header>
      <main id="contenu" tabIndex={-1} className={classes.main}>
        <PageHead over={over} title={title} actions={actions} />
        <div className={classes.content}>{children}</div>
      </main>
    </div>
  );
}
