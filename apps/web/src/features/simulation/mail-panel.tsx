import { listSimulatedMail, type Output } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './simulation.module.css';

type Mail = Output<typeof listSimulatedMail>['items'][number];

/** Letters that the demonstration kept instead of sending: one opens their links as whoever they were for. */
export function MailPanel() {
  const t = useWords();
  const { id: territoryId } = useTerritory();
  const mail = useQuery({
    queryKey: ['simulation', territoryId, 'mail'],
    queryFn: ({ signal }) => call(listSimulatedMail, { params: { territoryId } }, { signal }),
    refetchInterval: 5000,
  });
  if (mail.data?.kept === false) return null;
  return (
    <Panel title={t('simulation.mail')}>
      <p className={classes.quiet}>{t('simulation.mail.lead')}</p>
      <QueryPanel query={mail}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState>{t('simulation.mail.none')}</EmptyState>
          ) : (
            <ul className={classes.mails}>
              {items.map((each) => (
                <li key={each.id}>
                  <Letter mail={each} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryPanel>
    </Panel>
  );
}

function Letter({ mail }: { mail: Mail }) {
  const t = useWords();
  const format = useTerritoryFormat();
  return (
    <details>
      <summary>
        <strong>{mail.subject}</strong>
        <span className={classes.quiet}>
          {t('simulation.mail.to', { to: mail.to })}, {format.hour(mail.at)}
        </span>
      </summary>
      <p className={classes.letter}>{withLinks(mail.text)}</p>
    </details>
  );
}

const ADDRESS = /(https?:\/\/[^\s<>]+)/g;

/** A text with its addresses as links. */
function withLinks(text: string) {
  return text.split(ADDRESS).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // oxlint-disable-next-line react/no-array-index-key -- the parts of one text never change places
      <a key={index} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ),
  );
}
