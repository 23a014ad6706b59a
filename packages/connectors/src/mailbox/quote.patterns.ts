/* How mail programs say that what follows was written before: in French and English, and what the great ones write. */

const day = String.raw`(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)`;
const wrote = String.raw`(?:a écrit|a écrit|écrivait|écrivit|nous a écrit|a répondu|wrote|writes|said)`;

/** Without one of these words there is no attribution; it is looked for first, being quick. */
export const saysWrote = /écri|répondu|wrote|writes|said/iu;

/** « Le 24/11/2026 à 10:12, X a écrit : », 'On Tue, Nov 24, 2026 at 10:12 AM X wrote:', on one line. */
export const attribution = new RegExp(
  String.raw`^[>\s]*(?:-{2,}\s*)?(?:(?:le|on)\s.{4,250}?|.{0,200}?\b${day}\p{L}*\.?[ ,].{4,200}?|.{2,120}?<[^<>\s]+@[^<>\s]+>.{0,60}?)\s*${wrote}\s*:?\s*(?:-{2,})?\s*$`,
  'iu',
);
/** The beginning of one that goes on for a line or two. */
export const attributionBegins = /^[>\s]*(?:le|on)\s.{3,}/iu;

/** Of programs that go on with the earlier mail on the same line. */
export const attributionInLine = new RegExp(
  String.raw`^\s*(?:le|on)\s.{4,200}?<[^<>\s]+@[^<>\s]+>\s*${wrote}\s*:\s{2,}\S`,
  'iu',
);

/** '-----Original Message-----' and all its kin. */
export const separator =
  /^[>\s]*(?:[-_=*]{2,}\s*(?:original message|message d['’]origine|message original|message initial|message transféré|message suivi|forwarded message|reply message|mail original|courriel original|e-?mail d['’]origine|réponse au message|message de .{1,80}|courrier original)\s*(?:de .{1,80}?)?\s*[-_=*]{2,}|début du message (?:réexpédié|transféré)\s*:|begin forwarded message\s*:)\s*$/iu;

/** A rule of underscores, by which Outlook on the web begins the mail that is answered. */
export const rule = /^\s*[_-]{20,}\s*$/u;

/** The lines of a header block: « De : … », « Envoyé : … », also in bold as converters write it. */
export const blockBegins = /^[>\s]*\*?\s*(?:de|from|expéditeur|exp|sent by|envoyé par)\s*\*?\s*:\s*\*?\s*\S/iu;
export const blockGoesOn =
  /^[>\s]*\*?\s*(?:envoyé(?: le)?|date|sent|à|a|to|destinataire|objet|subject|sujet|cc|répondre à|reply-to)\s*\*?\s*:/iu;

/** RFC 3676, 4.3; and what is typed for it. */
export const signatureRule = /^(?:-- ?|--\s*|—\s*|__+\s*|\*\*\s*)$/u;

/** What telephones and programs add by themselves. */
export const mobileSignature =
  /^\s*(?:[-—–*]*\s*)(?:envoyé (?:de|depuis|à partir de|avec|par) (?:mon|ma|mes|l['’]app\p{L}*|outlook|yahoo|la messagerie|le webmail|gmail|proton ?mail|mail orange|orange|sfr|free|laposte|courrier|windows|samsung|mailo|un mobile|un smartphone|bluemail|tutanota|thunderbird).{0,90}|sent (?:from|with|via) (?:my|mail for|outlook|yahoo|gmail|proton ?mail|samsung|bluemail|windows|the all-new|a mobile|tutanota).{0,90}|(?:télécharge[rz]|obtenir|obtenez|get) outlook (?:pour|for) .{2,60}|provenance\s*:\s*courrier pour windows.{0,20}|garanti sans virus\.?.{0,60}|virus-free\.?.{0,60}|sans virus\.? ?www\.avast\.com|l['’]absence de virus dans ce courrier.{0,120}|this email has been checked for viruses.{0,90})\s*$/iu;

/** What institutions add below their mails. */
export const disclaimer =
  /^\s*(?:ce (?:message|courriel|mail|e-?mail)(?:,? ainsi que| et| est| peut| contient| \(.{0,60}\)).{0,40}(?:pièces? jointes?|confidentie|destinat|fichiers)|this (?:e-?mail|message)(?:,? (?:and|is|may|contains)).{0,60}(?:attach|confiden|intended)|(?:p\s+)?(?:pensez à l['’]environnement|n['’]imprimez ce|avant d['’]imprimer|please consider the environment|please think of the environment|save a tree|adoptez l['’]éco-?attitude|merci de penser à l['’]environnement)|avertissement\s*:|disclaimer\s*:)/iu;
