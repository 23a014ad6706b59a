import { decideByLink, openApprovalLink, type Output } from '@beffroi/contracts';
import { LoadingState, Logo, Panel } from '@beffroi/ui';
import { IconCalendarCheck, IconCircleCheck, IconLinkOff } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIntl } from 'react-intl';
import { ApiProblem, call } from '../../shared/api.ts';
import { createFormat } from '../../shared/format.ts';
import { usePage } from '../../shared/page.ts';
import { NetworkPreview } from '../../shared/publishing/preview/network-preview.tsx';
import { PreviewDeck } from '../../shared/publishing/preview/preview-deck.tsx';
import { ProblemState } from '../../shared/query-panel.tsx';
import { useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { DecisionForm, type Decision } from './decision-form.tsx';
import classes from './approvals.module.css';

type Asked = Output<typeof openApprovalLink>;

/** What a link opens for an elected official or a director, without an account: what will be read, and three answers. */
export function ApprovalLinkPage() {
  const t = useWords();
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const asked = useQuery({
    queryKey: ['approval-link', token],
    queryFn: ({ signal }) => call(openApprovalLink, { params: { token } }, { signal }),
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Infinity,
  });
  const closed = asked.error instanceof ApiProblem && asked.error.code.startsWith('publishing.link_');
  const unreadable = asked.error instanceof ApiProblem && (asked.error.status === 400 || asked.error.status === 422);
  if (asked.data) return <Asking asked={asked.data} token={token} />;
  if (asked.error && (closed || unreadable)) {
    return (
      <Frame title={t('approvals.link.closed')}>
        <Panel label={t('approvals.link.closed')}>
          <p className={classes.closed} role="status">
            <IconLinkOff size={22} stroke={1.75} aria-hidden="true" />
            <span>{(asked.error as ApiProblem).problem.detail ?? t('approvals.link.unknown')}</span>
          </p>
          <p className={classes.small}>{t('approvals.link.closed.words')}</p>
        </Panel>
      </Frame>
    );
  }
  return (
    <Frame title={t('approvals.link')}>
      <Panel label={t('approvals.link')} flush>
        {asked.error ? (
          <ProblemState error={asked.error} retry={() => void asked.refetch()} />
        ) : (
          <LoadingState label={t('common.loading')} rows={5} />
        )}
      </Panel>
    </Frame>
  );
}

function Asking({ asked, token }: { asked: Asked; token: string }) {
  const t = useWords();
  const now = useNow();
  const locale = useIntl().locale === 'en' ? 'en' : 'fr';
  const format = createFormat(locale, asked.timeZone ?? 'Europe/Paris');
  const { publication } = asked;
  const deciding = useMutation({
    mutationFn: ({ decision, comment }: { decision: Decision; comment: string }) =>
      call(decideByLink, {
        params: { token },
        body: { version: publication.version, decision, ...(comment ? { comment } : {}) },
      }),
  });
  const title = publication.title || t('publication.untitled');
  if (deciding.data) {
    return (
      <Frame title={t(`approvals.done.${deciding.data.decision as Decision}`)} over={asked.territoryName}>
        <Panel label={t('approvals.link')}>
          <p className={classes.closed} role="status">
            <IconCircleCheck size={22} stroke={1.75} aria-hidden="true" className={classes.good} />
            <span>{deciding.data.sentence[locale]}</span>
          </p>
          <p className={classes.small}>{t('approvals.link.leave')}</p>
        </Panel>
      </Frame>
    );
  }
  return (
    <Frame title={title} over={asked.territoryName}>
      <p className={classes.lead}>
        {asked.onBehalfOf
          ? t('approvals.link.asks_for', { name: asked.authorName, you: asked.approverName, other: asked.onBehalfOf })
          : t('approvals.link.asks', { name: asked.authorName, you: asked.approverName })}
      </p>
      {publication.dueAt && (
        <p className={classes.iconed}>
          <IconCalendarCheck size={18} stroke={1.75} aria-hidden="true" />
          <time dateTime={publication.dueAt}>
            {t('approvals.link.leaves', { day: format.day(publication.dueAt), hour: format.hour(publication.dueAt) })}
          </time>
        </p>
      )}
      {publication.note && <blockquote className={classes.note}>{publication.note}</blockquote>}
      <h2 className="vh">{t('preview.deck')}</h2>
      <PreviewDeck>
        {publication.previews.map(({ link, parts, ...preview }, index) => (
          <NetworkPreview
            key={index}
            post={{ ...preview, parts, ...(link ? { link: { url: link } } : {}) }}
            end={preview.network === 'assisted' ? undefined : preview.channelName}
          />
        ))}
      </PreviewDeck>
      {publication.advice.length > 0 && (
        <Panel title={t('compose.checks')}>
          <ul className={classes.advice}>
            {publication.advice.map((each) => (
              <li key={each.fr}>{each[locale]}</li>
            ))}
          </ul>
        </Panel>
      )}
      <p className={classes.small}>
        {asked.silence[locale]} {t('approvals.link.until', { at: format.moment(asked.expiresAt, now) })}
      </p>
      <div className={classes.bar}>
        <DecisionForm
          pending={deciding.isPending}
          error={deciding.error}
          onDecide={(decision, comment) => deciding.mutate({ decision, comment })}
        />
      </div>
    </Frame>
  );
}

function Frame({ title, over, children }: { title: string; over?: string; children: ReactNode }) {
  usePage(title);
  return (
    <div className={classes.frame}>
      <header className={classes.top}>
        <Logo size={24} />
        <b>Beffroi</b>
      </header>
      <main id="contenu" tabIndex={-1} className={classes.asked}>
        <div>
          {over && <p className={classes.small}>{over}</p>}
          <h1 className={classes.title}>{title}</h1>
        </div>
        {children}
      </main>
    </div>
  );
}
