import { z } from 'zod';
import { endpoint, idSchema, instantSchema, pageOf, pageQuery, territoryParams } from './endpoint.ts';

/* Images and videos that the territory may show, with what must be said of them. */

const dateSchema = z.iso.date();

const MEGABYTE = 1024 * 1024;

/** How heavy a file of the library may be, in bytes. */
export const mostMediaBytes = { image: 50 * MEGABYTE, video: 512 * MEGABYTE } as const;

export const mediaSchema = z.object({
  id: idSchema,
  kind: z.enum(['image', 'video']),
  mimeType: z.string(),
  bytes: z.number().int(),
  width: z.number().int(),
  height: z.number().int(),
  durationSeconds: z.number().optional(),
  /** Of a video: 'h264', which every network reads, else 'hevc', 'av1', 'vp8' or 'vp9'. */
  codec: z.string().optional(),
  /** Of the bytes, so that an approval covers the very file. */
  sha256: z.string(),
  name: z.string(),
  alt: z.string(),
  /** It says nothing that the text does not: no alternative text is due. */
  decorative: z.boolean(),
  credit: z.string(),
  /** Where the right to show it is written, and until when it holds. */
  rightsReference: z.string(),
  rightsUntil: dateSchema.optional(),
  place: z.string(),
  tags: z.array(z.string()),
  /** -1 to 1 from the centre: what must stay when it is cropped. */
  focus: z.object({ x: z.number().min(-1).max(1), y: z.number().min(-1).max(1) }),
  captions: z.array(z.object({ lang: z.string(), bytes: z.number().int() })),
  /** Contrast ratio of the least readable text found in it, when it could be measured. */
  contrast: z.number().optional(),
  addedBy: z.string().optional(),
  addedAt: instantSchema,
  /** Of publications that carry it. */
  uses: z.number().int(),
});
export type Media = z.infer<typeof mediaSchema>;

const mediaParams = territoryParams.extend({ mediaId: idSchema });
const described = z.object({
  name: z.string().trim().min(1).max(200).optional(),
  alt: z.string().max(2000).optional(),
  decorative: z.boolean().optional(),
  credit: z.string().max(300).optional(),
  rightsReference: z.string().max(300).optional(),
  rightsUntil: dateSchema.nullable().optional(),
  place: z.string().max(200).optional(),
  tags: z.array(z.string().trim().min(1).max(60)).max(30).optional(),
  focus: mediaSchema.shape.focus.optional(),
});

export const listMedia = endpoint({
  id: 'media.list',
  method: 'GET',
  path: '/api/territories/:territoryId/media',
  summary: 'The media library, newest first',
  access: 'media.read',
  params: territoryParams,
  query: pageQuery.extend({
    text: z.string().max(200).optional(),
    kind: z.enum(['image', 'video']).optional(),
    rights: z.enum(['valid', 'ending', 'ended']).optional(),
    /** `missing`: those that say something and have no alternative text yet. */
    alt: z.enum(['missing']).optional(),
  }),
  response: pageOf(mediaSchema),
});

export const getMedia = endpoint({
  id: 'media.get',
  method: 'GET',
  path: '/api/territories/:territoryId/media/:mediaId',
  summary: 'One medium with what is known of it',
  access: 'media.read',
  params: mediaParams,
  response: mediaSchema,
  errors: ['media.not_found'],
});

export const uploadMedia = endpoint({
  id: 'media.upload',
  method: 'POST',
  path: '/api/territories/:territoryId/media',
  summary:
    'Add a file (its bytes are the body); its position is removed from it, its size is bounded before it is read',
  access: 'media.manage',
  params: territoryParams,
  query: z.object({ name: z.string().trim().min(1).max(200) }),
  rawBody: true,
  streamedBody: true,
  maxBodyBytes: mostMediaBytes.video,
  response: mediaSchema,
  errors: ['media.kind_refused', 'media.too_large', 'media.unreadable', 'media.too_many_pixels'],
});

export const updateMedia = endpoint({
  id: 'media.update',
  method: 'PATCH',
  path: '/api/territories/:territoryId/media/:mediaId',
  summary: 'Describe a medium: alternative text, credit, rights, focal point',
  access: 'media.manage',
  params: mediaParams,
  body: described,
  response: mediaSchema,
  errors: ['media.not_found'],
});

export const setCaptions = endpoint({
  id: 'media.setCaptions',
  method: 'PUT',
  path: '/api/territories/:territoryId/media/:mediaId/captions/:lang',
  summary: 'Set the captions of a video in a language (WebVTT); an empty text removes them',
  access: 'media.manage',
  params: mediaParams.extend({ lang: z.string().regex(/^[a-z]{2}$/) }),
  body: z.object({ vtt: z.string().max(500_000) }),
  response: mediaSchema,
  errors: ['media.not_found', 'media.captions_unreadable'],
});

export const deleteMedia = endpoint({
  id: 'media.delete',
  method: 'DELETE',
  path: '/api/territories/:territoryId/media/:mediaId',
  summary: 'Delete a medium that nothing planned carries',
  access: 'media.manage',
  params: mediaParams,
  errors: ['media.not_found', 'media.in_use'],
});

export const getMediaFile = endpoint({
  id: 'media.getFile',
  method: 'GET',
  path: '/api/territories/:territoryId/media/:mediaId/file',
  summary: 'Its bytes: whole, as a thumbnail, or cropped to a ratio around its focal point',
  access: 'media.read',
  params: mediaParams,
  query: z.object({
    size: z.enum(['thumb', 'preview', 'full']).default('full'),
    ratio: z
      .string()
      .regex(/^\d{1,2}:\d{1,2}$/)
      .optional(),
  }),
  produces: 'application/octet-stream',
  errors: ['media.not_found'],
});

/** For networks that fetch media themselves, for outlets that we serve, and for approvals by link. */
export const getPublicMedia = endpoint({
  id: 'media.getPublic',
  method: 'GET',
  path: '/api/public/media/:token',
  summary: 'The bytes of a medium by a signed address that ends',
  access: 'public',
  params: z.object({ token: z.string().max(400) }),
  produces: 'application/octet-stream',
  errors: ['media.link_expired'],
});
