import { deleteMedia, type Media } from '@beffroi/contracts';
import { PageHead, Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { ConfirmDialog } from '../../shared/confirm.tsx';
import { useNotify } from '../../shared/notify.tsx';
import { usePage } from '../../shared/page.ts';
import { mediumQuery } from '../../shared/publishing/media.queries.ts';
import { mediaUrl } from '../../shared/publishing/preview/draft-preview.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { CaptionsPanel } from './captions-panel.tsx';
import { FocusPanel } from './focus-panel.tsx';
import { MediumForm } from './medium-form.tsx';
import { MediumFacts } from './medium-facts.tsx';
import classes from './media.module.css';
import { UsesPanel } from './uses-panel.tsx';

/** One medium: what it shows, what is said of it, what may be done with it, and where it went. */
export function MediumPage() {
  const t = useWords();
  const { id } = useTerritory();
  const { mediaId = '' } = useParams({ strict: false });
  const canManage = useCan('media.manage');
  const canReadPublications = useCan('publishing.read');
  const medium = useQuery(mediumQuery(id, mediaId));
  const title = medium.data?.name ?? t('media.one');
  usePage(title);
  return (
    <>
      <PageHead
        over={<Link to={`/t/${id}/mediatheque` as string}>{t('app.nav.media')}</Link>}
        title={title}
        actions={medium.data && canManage && <DeleteButton medium={medium.data} />}
      />
      <QueryPanel query={medium} rows={6}>
        {(data) => (
          <div className={classes.cols}>
            <div className={classes.stack}>
              {data.kind === 'image' ? (
                <FocusPanel key={data.id} medium={data} />
              ) : (
                <Panel label={t('media.preview')}>
                  {/* Its captions are shown in their own panel; the file is read through the territory. */}
                  {/* oxlint-disable-next-line jsx-a11y/media-has-caption */}
                  <video
                    className={classes.video}
                    controls
                    preload="metadata"
                    src={mediaUrl(id, data.id, { size: 'full' })}
                  />
                </Panel>
              )}
              {data.kind === 'video' && <CaptionsPanel medium={data} />}
              {canReadPublications && <UsesPanel medium={data} />}
            </div>
            <div className={classes.stack}>
              {canManage && <MediumForm key={data.id} medium={data} />}
              <MediumFacts medium={data} withDescription={!canManage} />
            </div>
          </div>
        )}
      </QueryPanel>
    </>
  );
}

function DeleteButton({ medium }: { medium: Media }) {
  const t = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button leftSection={<IconTrash size={18} stroke={1.75} aria-hidden="true" />} onClick={() => setAsking(true)}>
        {t('media.delete')}
      </Button>
      {asking && (
        <ConfirmDialog
          title={t('media.delete.title')}
          verb={t('media.delete.do')}
          onClose={() => setAsking(false)}
          act={async () => {
            await call(deleteMedia, { params: { territoryId, mediaId: medium.id } });
            notify.done(t('media.deleted', { name: medium.name }));
            await navigate({ to: `/t/${territoryId}/mediatheque` as string });
            await client.invalidateQueries({ queryKey: ['media', territoryId] });
          }}
        >
          <p>{t('media.delete.words', { count: medium.uses })}</p>
        </ConfirmDialog>
      )}
    </>
  );
}
