import { Logo } from '@beffroi/ui';
import { IconEyeOff, IconPlayerPlayFilled } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { networkName } from '../../network-words.ts';
import { useFormat } from '../../use-format.ts';
import { useWords } from '../../words.ts';
import { NetworkIcon } from '../network-icon.tsx';
import { lookOf, type Look } from './preview-looks.ts';
import { PreviewText } from './preview-text.tsx';
import type { PreviewMedia, PreviewPost } from './preview.types.ts';
import classes from './preview.module.css';

/** What one account would show, as near to the network as words, shapes and limits go. */
export function NetworkPreview({ post, end, tags }: { post: PreviewPost; end?: ReactNode; tags?: ReactNode }) {
  const t = useWords();
  const id = useId();
  const look = lookOf(post.network);
  return (
    <article className={classes.preview} aria-labelledby={id}>
      <div className={classes.head}>
        <NetworkIcon network={post.network} silent />
        <h3 id={id}>
          {post.network === 'assisted' ? (
            post.channelName
          ) : (
            <>
              {networkName(t, post.network)}
              <span className="vh">, {post.channelName}</span>
            </>
          )}
        </h3>
        {tags}
        {end && <span className={classes.end}>{end}</span>}
      </div>
      <div className={classes.card} data-network={post.network}>
        <Account post={post} />
        {post.contentWarning && (
          <p className={classes.warning}>
            <IconEyeOff size={16} stroke={1.75} aria-hidden="true" />
            {post.contentWarning}
          </p>
        )}
        {post.parts.map((_, index) => (
          <div key={index} className={index > 0 ? classes.next : undefined}>
            <PartBody post={post} index={index} look={look} />
          </div>
        ))}
        {look.actions.length > 0 && (
          <p className={classes.actions} aria-hidden="true">
            {look.actions.map((Icon, index) => (
              <Icon key={index} size={18} stroke={1.75} />
            ))}
          </p>
        )}
        {post.firstComment && (
          <div className={classes.comment}>
            <p className={classes.small}>{t('preview.first_comment')}</p>
            <PreviewText text={post.firstComment} fold={undefined} />
          </div>
        )}
      </div>
    </article>
  );
}

function Account({ post }: { post: PreviewPost }) {
  const t = useWords();
  const format = useFormat();
  const under =
    post.network === 'linkedin' && post.followers !== undefined
      ? t('preview.followers', { count: post.followers, number: format.number(post.followers) })
      : post.handle;
  return (
    <div className={classes.account}>
      <span className={classes.avatar}>
        <Logo size={18} roof="#f2f0ec" />
      </span>
      <span className={classes.who}>
        <b>{post.channelName}</b>
        <small>{under}</small>
      </span>
    </div>
  );
}

function PartBody({ post, index, look }: { post: PreviewPost; index: number; look: Look }) {
  const part = post.parts[index];
  if (!part) return null;
  const first = index === 0;
  const media = part.media.length > 0 && <Media media={part.media} look={look} />;
  const lead = look.inline && first ? <b>{post.handle.replace(/^@/, '') || post.channelName} </b> : undefined;
  const title = first && post.title && (look.page || post.network === 'youtube') && (
    <p className={classes.title}>{post.title}</p>
  );
  return (
    <>
      {look.media === 'first' && media}
      {title}
      <PreviewText text={part.text} over={part.over} fold={look.fold} lead={lead} />
      {look.media !== 'first' && media}
      {first && <Extras post={post} bare={part.media.length === 0} />}
    </>
  );
}

function Extras({ post, bare }: { post: PreviewPost; bare: boolean }) {
  const t = useWords();
  const format = useFormat();
  const { link, poll } = post;
  return (
    <>
      {poll && (
        <div className={classes.poll}>
          <ul>
            {poll.options.map((option, index) => (
              <li key={index}>{option || t('preview.poll.option', { number: index + 1 })}</li>
            ))}
          </ul>
          <p className={classes.small}>
            {t('preview.poll.lasts', { duration: format.duration(poll.minutes * 60_000) })}
          </p>
        </div>
      )}
      {link?.url && bare && !poll && (
        <div className={classes.link}>
          <small>{hostOf(link.url)}</small>
          <b>{link.title || link.url}</b>
          {link.description && <span>{link.description}</span>}
        </div>
      )}
    </>
  );
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/i.exec(url)?.[1] ?? url;
}

function Media({ media, look }: { media: readonly PreviewMedia[]; look: Look }) {
  const shown = media.slice(0, 4);
  return (
    <div className={classes.media} data-place={look.media} data-count={shown.length}>
      {shown.map((each, index) => (
        <div
          key={index}
          className={classes.frame}
          style={each.ratio ? { aspectRatio: each.ratio.replace(':', '/') } : {}}
        >
          <img src={each.url} alt={each.alt} loading="lazy" />
          {each.kind === 'video' && (
            <span className={classes.play} aria-hidden="true">
              <IconPlayerPlayFilled size={26} />
            </span>
          )}
          {index === 3 && media.length > 4 && <span className={classes.rest}>+{media.length - 4}</span>}
        </div>
      ))}
    </div>
  );
}
