import { defineRefusal } from '../../platform/errors.ts';

export const mediaNotFound = defineRefusal('media.not_found', 404, {
  fr: 'Ce média n’est pas, ou n’est plus, dans la médiathèque de ce territoire.',
  en: 'This medium is not, or no longer, in the library of this territory.',
});
export const mediaInUse = defineRefusal('media.in_use', 409, {
  fr: 'Des publications à venir portent ce média : retirez-le d’elles d’abord.',
  en: 'Publications to come carry this medium: take it out of them first.',
});
export const mediaTooLarge = defineRefusal('media.too_large', 413, {
  fr: 'Ce fichier est trop lourd : {megabytes} Mo au plus pour {what}.',
  en: 'This file is too heavy: {megabytes} MB at most for {whatEn}.',
});
export const mediaUnreadable = defineRefusal('media.unreadable', 422, {
  fr: 'Ce fichier est abîmé ou incomplet : il ne peut pas être lu. Exportez-le à nouveau.',
  en: 'This file is damaged or incomplete: it cannot be read. Export it again.',
});
export const tooManyPixels = defineRefusal('media.too_many_pixels', 422, {
  fr: 'Cette image a {found} millions de pixels, toutes vues comprises ; {limit} au plus. Réduisez ses dimensions.',
  en: 'This image has {found} million pixels, all frames included; {limit} at most. Make it smaller.',
});
export const kindRefused = defineRefusal('media.kind_refused', 415, {
  fr: 'Ce genre de fichier n’est pas pris : JPEG, PNG, WebP ou GIF pour une image, MP4, MOV ou WebM pour une vidéo.',
  en: 'This kind of file is not taken: JPEG, PNG, WebP or GIF for an image, MP4, MOV or WebM for a video.',
});
export const heicRefused = defineRefusal('media.kind_refused', 415, {
  fr: 'C’est une photo HEIC, le format des iPhone, que les réseaux ne lisent pas : exportez-la en JPEG (sur le téléphone : Réglages, Appareil photo, Formats, « Le plus compatible »).',
  en: 'This is a HEIC photo, the format of iPhones, which networks do not read: export it as JPEG (on the phone: Settings, Camera, Formats, “Most Compatible”).',
});
export const soundRefused = defineRefusal('media.kind_refused', 415, {
  fr: 'Ce fichier ne contient pas d’image : un son seul ne se publie pas.',
  en: 'This file has no picture: sound alone is not published.',
});
export const codecRefused = defineRefusal('media.kind_refused', 415, {
  fr: 'Cette vidéo est codée en {codec}, que les réseaux ne lisent pas : exportez-la en MP4, vidéo H.264 et son AAC.',
  en: 'This video is encoded in {codec}, which networks do not read: export it as MP4, with H.264 video and AAC sound.',
});
export const captionsUnreadable = defineRefusal('media.captions_unreadable', 422, {
  fr: 'Ces sous-titres ne sont pas du WebVTT lisible, ligne {line} : {fr}',
  en: 'These captions are not readable WebVTT, line {line}: {en}',
});
export const captionsOfImage = defineRefusal('media.captions_unreadable', 422, {
  fr: 'Seule une vidéo porte des sous-titres.',
  en: 'Only a video has captions.',
});
export const linkExpired = defineRefusal('media.link_expired', 410, {
  fr: 'Ce lien vers un média a pris fin, ou n’est pas des nôtres.',
  en: 'This link to a medium has ended, or is not ours.',
});
export const mediaCursorInvalid = defineRefusal('media.cursor_invalid', 422, {
  fr: 'La suite de cette liste n’est plus lisible : rechargez-la.',
  en: 'This list cannot be continued: load it again.',
});
